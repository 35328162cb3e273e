<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AdministrationScreen</name>
    <message>
        <source>办事处</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>上次通信</source>
        <translation>Last exchange</translation>
    </message>
    <message>
        <source>待传</source>
        <translation>To be sent</translation>
    </message>
    <message>
        <source>磁盘剩余</source>
        <translation>Disk free</translation>
    </message>
    <message>
        <source>时钟</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>音量</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>亮度</source>
        <translation>Brightness</translation>
    </message>
    <message>
        <source>读卡器</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>%1 条</source>
        <translation>%1 rows</translation>
    </message>
    <message>
        <source>未校准</source>
        <translation>not set by the office</translation>
    </message>
    <message>
        <source>无声</source>
        <translation>none</translation>
    </message>
    <message>
        <source>这块屏幕没有可由程序调节的亮度</source>
        <translation>This screen has no control that the program may set</translation>
    </message>
    <message>
        <source>启动后尚未成功</source>
        <translation>none since the start</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>设备管理</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>设备管理 · 技术员密码</source>
        <translation>Administration · technician&apos;s PIN</translation>
    </message>
    <message>
        <source>请稍候…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>结束测试</source>
        <translation>End test</translation>
    </message>
    <message>
        <source>测试模式</source>
        <translation>Test mode</translation>
    </message>
    <message>
        <source>音量 −</source>
        <translation>Volume −</translation>
    </message>
    <message>
        <source>音量 ＋</source>
        <translation>Volume +</translation>
    </message>
    <message>
        <source>亮度 −</source>
        <translation>Darker</translation>
    </message>
    <message>
        <source>亮度 ＋</source>
        <translation>Brighter</translation>
    </message>
    <message>
        <source>退出程序</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>AskScreen</name>
    <message>
        <source>评价已保存，请稍候</source>
        <translation>Your answer is stored – one moment, please</translation>
    </message>
    <message>
        <source>请重新选择</source>
        <translation>Please choose again</translation>
    </message>
</context>
<context>
    <name>ClosedScreen</name>
    <message>
        <source>目前不接受评价</source>
        <translation>No ratings are taken now</translation>
    </message>
    <message>
        <source>本屏评价整个单位的服务，开放时自动开始，无需登录</source>
        <translation>This screen rates the hall as a whole. It opens by itself; nobody signs in.</translation>
    </message>
</context>
<context>
    <name>CodeKeys</name>
    <message>
        <source>删除一位</source>
        <translation>Delete one digit</translation>
    </message>
    <message>
        <source>全部清除</source>
        <translation>Clear all</translation>
    </message>
</context>
<context>
    <name>EnrolmentDone</name>
    <message>
        <source>注册成功</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>第 %1 窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>核对词</source>
        <translation>Check word</translation>
    </message>
    <message>
        <source>办事处的屏幕上应是同一个词。如不相同，请办事处立即停用这台评价器。</source>
        <translation>The office&apos;s screen must show the same word. If it does not, have the office revoke this kiosk at once.</translation>
    </message>
    <message>
        <source>相同，继续</source>
        <translation>The same, go on</translation>
    </message>
</context>
<context>
    <name>EnrolmentPin</name>
    <message>
        <source>技术员密码</source>
        <translation>Technician&apos;s PIN</translation>
    </message>
    <message>
        <source>请再输入一次</source>
        <translation>Type it again</translation>
    </message>
    <message>
        <source>请设置密码</source>
        <translation>Choose a PIN</translation>
    </message>
    <message>
        <source>请稍候…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>6 至 12 位数字。长按大厅名称三秒并输入密码，可进入设备管理。</source>
        <translation>6 to 12 digits. Hold the hall&apos;s name for three seconds and type the PIN to open administration.</translation>
    </message>
    <message>
        <source>以后再设</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>EnrolmentStart</name>
    <message>
        <source>请办事处为这个窗口生成注册码，十分钟内有效。</source>
        <translation>Ask the office for a code for this window. It is good for ten minutes.</translation>
    </message>
    <message>
        <source>用扫码器扫描注册码，或在这里逐字输入。</source>
        <translation>Scan the code with a reader, or type it here.</translation>
    </message>
    <message>
        <source>与办事处比对核对词，然后开始服务。</source>
        <translation>Compare the check word with the office, then go into service.</translation>
    </message>
    <message>
        <source>这台评价器尚未注册</source>
        <translation>This kiosk is not enrolled yet</translation>
    </message>
    <message>
        <source>稍后自动再试。</source>
        <translation> It tries again by itself.</translation>
    </message>
    <message>
        <source>输入注册码</source>
        <translation>Type the code</translation>
    </message>
    <message>
        <source>语言：中文。换成 English</source>
        <translation>Language: English. Switch to 中文</translation>
    </message>
    <message>
        <source>本机没有网络，请检查网线</source>
        <translation>No network: check the cable</translation>
    </message>
    <message>
        <source>本机 %1</source>
        <translation>This machine: %1</translation>
    </message>
    <message>
        <source>版本 %1</source>
        <translation>Version %1</translation>
    </message>
</context>
<context>
    <name>EnrolmentTrying</name>
    <message>
        <source>生成本机密钥</source>
        <translation>Make this kiosk&apos;s key</translation>
    </message>
    <message>
        <source>联系办事处</source>
        <translation>Find the office</translation>
    </message>
    <message>
        <source>提交注册码</source>
        <translation>Show it the code</translation>
    </message>
    <message>
        <source>建立评价记录</source>
        <translation>Make the journal</translation>
    </message>
    <message>
        <source>正在注册，请稍候…</source>
        <translation>Enrolling, please wait…</translation>
    </message>
    <message>
        <source>核对词 %1</source>
        <translation>Check word %1</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>EnrolmentTyping</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>扫描或输入注册码</source>
        <translation>Scan or type the enrolment code</translation>
    </message>
    <message>
        <source>注册为模拟设备</source>
        <translation>Enrol as simulated</translation>
    </message>
    <message>
        <source>办事处地址</source>
        <translation>Office address</translation>
    </message>
    <message>
        <source>证书指纹</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>注册码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>注册</source>
        <translation>Enrol</translation>
    </message>
</context>
<context>
    <name>EnrolmentWindow</name>
    <message>
        <source>窗口服务评价器</source>
        <translation>Service-window evaluator</translation>
    </message>
</context>
<context>
    <name>FootStrip</name>
    <message>
        <source>语言：中文。换成 English</source>
        <translation>Language: English. Switch to 中文</translation>
    </message>
    <message>
        <source>停止朗读</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>朗读</source>
        <translation>Read aloud</translation>
    </message>
    <message>
        <source>办事清单</source>
        <translation>Checklists</translation>
    </message>
    <message>
        <source>不评价</source>
        <translation>No rating</translation>
    </message>
    <message>
        <source>已记下：不是此人</source>
        <translation>Noted: not them</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>黑白高对比</source>
        <translation>High contrast: white on black</translation>
    </message>
    <message>
        <source>不是这位工作人员</source>
        <translation>Not this person</translation>
    </message>
    <message>
        <source>工作人员</source>
        <translation>Staff</translation>
    </message>
</context>
<context>
    <name>KeyPad</name>
    <message>
        <source>删除一位</source>
        <translation>Delete one digit</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>窗口服务评价器</source>
        <translation>Service-window evaluator</translation>
    </message>
</context>
<context>
    <name>NotSavedScreen</name>
    <message>
        <source>请稍候，未保存</source>
        <translation>Please wait – not saved</translation>
    </message>
    <message>
        <source>这次评价没有存下来，稍后请再点一次。</source>
        <translation>This answer could not be stored. Please tap again in a moment.</translation>
    </message>
</context>
<context>
    <name>OffDutyScreen</name>
    <message>
        <source>第 %1 窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>目前无人值守</source>
        <translation>Nobody is serving here at the moment</translation>
    </message>
    <message>
        <source>工作人员登录</source>
        <translation>Staff sign-in</translation>
    </message>
    <message>
        <source>也可以刷工作证</source>
        <translation>or swipe your badge</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>暂停服务</source>
        <translation>Out of service</translation>
    </message>
    <message>
        <source>本机暂时不能接收评价，请通知技术人员。</source>
        <translation>This screen cannot take ratings at the moment. Please tell a technician.</translation>
    </message>
    <message>
        <source>语言：中文。换成 English</source>
        <translation>Language: English. Switch to 中文</translation>
    </message>
</context>
<context>
    <name>OutOfServiceWindow</name>
    <message>
        <source>窗口服务评价器</source>
        <translation>Service-window evaluator</translation>
    </message>
</context>
<context>
    <name>PausedScreen</name>
    <message>
        <source>第 %1 窗口</source>
        <translation>Window %1</translation>
    </message>
    <message>
        <source>预计 %1 返回</source>
        <translation>Back at about %1</translation>
    </message>
    <message>
        <source>请稍候，或到其他窗口办理</source>
        <translation>Please wait, or go to another window</translation>
    </message>
    <message>
        <source>工作人员返回</source>
        <translation>Staff: I am back</translation>
    </message>
</context>
<context>
    <name>PersonBand</name>
    <message>
        <source>党员</source>
        <translation>Party member</translation>
    </message>
    <message>
        <source>服务之星</source>
        <translation>Service Star</translation>
    </message>
    <message>
        <source>工号 %1</source>
        <translation>Badge no. %1</translation>
    </message>
    <message>
        <source>支援</source>
        <translation>Visiting</translation>
    </message>
</context>
<context>
    <name>ReasonTag</name>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>政策</source>
        <translation>Policy</translation>
    </message>
</context>
<context>
    <name>ReasonsScreen</name>
    <message>
        <source>为什么这样评价？</source>
        <translation>Why this answer?</translation>
    </message>
    <message>
        <source>更多原因</source>
        <translation>More reasons</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
</context>
<context>
    <name>Ribbon</name>
    <message>
        <source>测试 · 不计入</source>
        <translation>Test · not counted</translation>
    </message>
    <message>
        <source>模拟数据</source>
        <translation>Simulated data</translation>
    </message>
</context>
<context>
    <name>SheetsScreen</name>
    <message>
        <source>请选择要办的事项</source>
        <translation>What have you come for?</translation>
    </message>
    <message>
        <source>这里暂无办事清单，请向工作人员询问</source>
        <translation>No checklists here yet. Please ask our staff.</translation>
    </message>
    <message>
        <source>扫码带走这张清单</source>
        <translation>Scan to take it with you</translation>
    </message>
    <message>
        <source>扫码带走这一页</source>
        <translation>Scan to take this page with you</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>更多事项</source>
        <translation>More</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>工作人员登录</source>
        <translation>Staff sign-in</translation>
    </message>
    <message>
        <source>请输入工号</source>
        <translation>Enter your badge number</translation>
    </message>
    <message>
        <source>请输入密码</source>
        <translation>Enter your PIN</translation>
    </message>
    <message>
        <source>请稍候…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>可用键盘输入，也可刷工作证</source>
        <translation>Type it, or swipe your badge</translation>
    </message>
</context>
<context>
    <name>StarMark</name>
    <message>
        <source>每周服务之星</source>
        <translation>Star of the week</translation>
    </message>
</context>
<context>
    <name>ThanksScreen</name>
    <message>
        <source>谢谢您的评价</source>
        <translation>Thank you for your answer</translation>
    </message>
    <message>
        <source>已经保存</source>
        <translation>It has been stored</translation>
    </message>
    <message>
        <source>更改我的评价</source>
        <translation>Change my answer</translation>
    </message>
    <message>
        <source>已记下：不是此人</source>
        <translation>Noted: not them</translation>
    </message>
    <message>
        <source>不是这位工作人员</source>
        <translation>Not this person</translation>
    </message>
</context>
<context>
    <name>UninvitedScreen</name>
    <message>
        <source>办理结束后，请您评价</source>
        <translation>Please rate us when you are done</translation>
    </message>
    <message>
        <source>邀请评价</source>
        <translation>Invite a rating</translation>
    </message>
</context>
<context>
    <name>WindowSign</name>
    <message>
        <source>第 %1 窗口</source>
        <translation>Window %1</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>工号或密码不正确，请重新输入。</source>
        <translation>Badge number or PIN is wrong. Please try again.</translation>
    </message>
    <message>
        <source>错误次数较多，请 %1 秒后再试。</source>
        <translation>Too many wrong tries. Please wait %1 seconds.</translation>
    </message>
    <message>
        <source>错误次数过多，已停用，请联系办事处重设密码。</source>
        <translation>Blocked after too many wrong tries. Ask the office for a new PIN.</translation>
    </message>
    <message>
        <source>未能保存，请稍后再试。</source>
        <translation>It could not be stored. Please try again in a moment.</translation>
    </message>
    <message>
        <source>尚未设置技术员密码，请在本机运行 %1。</source>
        <translation>No technician&apos;s PIN is set. Run %1 on this machine.</translation>
    </message>
    <message>
        <source>结束值守</source>
        <translation>End duty</translation>
    </message>
    <message>
        <source>回到窗口</source>
        <translation>Back to serving</translation>
    </message>
    <message>
        <source>仅认名单内的读卡器</source>
        <translation>Cards count from the readers on the list alone</translation>
    </message>
    <message>
        <source>未见名单内的读卡器，或无权读取；任何键盘的数字都算</source>
        <translation>No reader on the list is there or may be read; digits of any keyboard count</translation>
    </message>
    <message>
        <source>未见名单内的读卡器，或无权读取；请在屏幕上输入工号</source>
        <translation>No reader on the list is there or may be read; touch your badge number</translation>
    </message>
    <message>
        <source>本系统无法区分；任何键盘的数字都算</source>
        <translation>This system cannot tell; digits of any keyboard count</translation>
    </message>
    <message>
        <source>本系统无法区分；请在屏幕上输入工号</source>
        <translation>This system cannot tell; touch your badge number</translation>
    </message>
    <message>
        <source>未设名单；任何键盘的数字都算</source>
        <translation>No list is set; digits of any keyboard count</translation>
    </message>
    <message>
        <source>办事处已停用本机；已有的评价都保留着。</source>
        <translation>The office has shut this screen out. Its ratings are kept.</translation>
    </message>
    <message>
        <source>磁盘已满。请腾出空间，本机随后自动恢复。</source>
        <translation>The disk is full. Make room, and the kiosk goes on by itself.</translation>
    </message>
    <message>
        <source>磁盘只读。请改为可写，本机随后自动恢复。</source>
        <translation>The disk is read-only. Make it writable, and the kiosk goes on by itself.</translation>
    </message>
    <message>
        <source>没有数据文件夹的写入权限。请授权，本机随后自动恢复。</source>
        <translation>The data folder may not be written to. Give the right, and the kiosk goes on by itself.</translation>
    </message>
    <message>
        <source>磁盘无法读写。请检查磁盘，本机随后自动恢复。</source>
        <translation>The disk cannot be read or written. Check it, and the kiosk goes on by itself.</translation>
    </message>
    <message>
        <source>评价记录已损坏。请技术员运行 %1。</source>
        <translation>The journal is damaged. The technician runs %1.</translation>
    </message>
    <message>
        <source>评价记录不见了。请技术员运行 %1。</source>
        <translation>The journal is gone. The technician runs %1.</translation>
    </message>
    <message>
        <source>设置无法使用。请技术员运行 %1，改好后本机自动恢复。</source>
        <translation>The settings cannot be used. Technician: run %1. Once they are mended, the window goes on by itself.</translation>
    </message>
    <message>
        <source>评价记录由更新的程序写成。请装回新版本；已有的评价都保留着。</source>
        <translation>The journal was written by a newer program. Install the newer version again; all ratings are kept.</translation>
    </message>
    <message>
        <source>评价记录失去了防改保护。请勿改动本机数据，联系办事处处理。</source>
        <translation>The journal has lost its guards against changes. Leave the data as it is and tell the office.</translation>
    </message>
    <message>
        <source>评价记录从第 %1 条起与写入时不符。请勿改动本机数据，联系办事处处理。</source>
        <translation>From entry %1 on the journal is not as it was written. Leave the data as it is and tell the office.</translation>
    </message>
    <message>
        <source>M月d日（ddd）HH:mm</source>
        <translation>dddd, d MMMM, &apos;at&apos; HH:mm</translation>
    </message>
    <message>
        <source>%1 开放</source>
        <translation>Opens on %1</translation>
    </message>
    <message>
        <source>第 %1 版 · %2</source>
        <translation>Version %1 · %2</translation>
    </message>
    <message>
        <source>这不是完整的注册码，请逐字核对，或重新扫描。</source>
        <translation>This is not a whole enrolment code. Check it letter by letter, or scan it again.</translation>
    </message>
    <message>
        <source>办事处没有这个注册码，请逐字核对，或请办事处重新生成。</source>
        <translation>The office does not know this code. Check it letter by letter, or ask for a new one.</translation>
    </message>
    <message>
        <source>注册码已过有效期，请办事处重新生成。</source>
        <translation>This code is past its time. Ask the office for a new one.</translation>
    </message>
    <message>
        <source>注册码已经用过，请办事处重新生成。</source>
        <translation>This code has been used already. Ask the office for a new one.</translation>
    </message>
    <message>
        <source>注册码输错次数过多，已作废，请办事处重新生成。</source>
        <translation>This code was tried wrongly too often. Ask the office for a new one.</translation>
    </message>
    <message>
        <source>办事处已撤回这个注册码，请办事处重新生成。</source>
        <translation>The office has withdrawn this code. Ask it for a new one.</translation>
    </message>
    <message>
        <source>这个注册码是给另一台设备的，请向办事处要对的注册码。</source>
        <translation>This code is for another kiosk. Ask the office for the right one.</translation>
    </message>
    <message>
        <source>这个办事处统计真实评价，不接受模拟设备；请按真实设备注册。</source>
        <translation>This office counts real ratings and takes no simulated kiosk. Enrol this one as a real kiosk.</translation>
    </message>
    <message>
        <source>这是模拟办事处，只接受模拟设备；用于演示请点旁边的按钮。</source>
        <translation>A simulated office takes simulated kiosks only. To demonstrate, touch the button beside this.</translation>
    </message>
    <message>
        <source>本机曾在这个办事处使用过，请换一个空的数据文件夹后再注册。</source>
        <translation>This kiosk&apos;s key has counted for that office already. Start it with an empty data folder.</translation>
    </message>
    <message>
        <source>%1 没有应答，请检查网线、网络和地址后重试。</source>
        <translation>%1 does not answer. Check cable, network and address, then try again.</translation>
    </message>
    <message>
        <source>%1 应答的是另一个办事处；什么也没有发出，请告知管理员。</source>
        <translation>Who answers at %1 is another office. Nothing was sent; tell your administrator.</translation>
    </message>
    <message>
        <source>办事处的应答无法识别，请核对两边程序的版本。</source>
        <translation>The office&apos;s answer cannot be read. Compare the versions of both programs.</translation>
    </message>
    <message>
        <source>%1 写不进去，请腾出磁盘空间，再请办事处重新生成注册码。</source>
        <translation>%1 cannot be written to. Make room on the disk, then ask the office for a new code.</translation>
    </message>
    <message>
        <source>应答文件不能使用，请改正后重新启动：%1</source>
        <translation>The answer file cannot be used. Put it right and start again: %1</translation>
    </message>
    <message>
        <source>未能注册，请排除后重试：%1</source>
        <translation>The kiosk was not enrolled. Mend this and try again: %1</translation>
    </message>
    <message>
        <source>密码须为 6 至 12 位数字，其中至少三个不同，请重新输入。</source>
        <translation>A PIN has 6 to 12 digits, at least three of them different. Choose another one.</translation>
    </message>
    <message>
        <source>两次输入不一致，请从头输入。</source>
        <translation>The two entries differ. Begin again.</translation>
    </message>
    <message>
        <source>未能保存密码，请腾出磁盘空间后重新输入。</source>
        <translation>The PIN could not be kept. Make room on the disk, then type it again.</translation>
    </message>
</context>
</TS>
