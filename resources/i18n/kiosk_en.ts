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
        <source>模拟数据</source>
        <translation>Simulated data</translation>
    </message>
    <message>
        <source>测试 · 不计入</source>
        <translation>Test · not counted</translation>
    </message>
    <message>
        <source>不评价</source>
        <translation>No rating</translation>
    </message>
    <message>
        <source>已记下：不是此人</source>
        <translation>Noted: not this person</translation>
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
        <source>办事处已停用本机；已有的评价都保留着。</source>
        <translation>The office has shut this screen out. Its ratings are kept.</translation>
    </message>
    <message>
        <source>周一 %1 开放</source>
        <translation>Opens on Monday at %1</translation>
    </message>
    <message>
        <source>周二 %1 开放</source>
        <translation>Opens on Tuesday at %1</translation>
    </message>
    <message>
        <source>周三 %1 开放</source>
        <translation>Opens on Wednesday at %1</translation>
    </message>
    <message>
        <source>周四 %1 开放</source>
        <translation>Opens on Thursday at %1</translation>
    </message>
    <message>
        <source>周五 %1 开放</source>
        <translation>Opens on Friday at %1</translation>
    </message>
    <message>
        <source>周六 %1 开放</source>
        <translation>Opens on Saturday at %1</translation>
    </message>
    <message>
        <source>周日 %1 开放</source>
        <translation>Opens on Sunday at %1</translation>
    </message>
    <message>
        <source>第 %1 版 · %2</source>
        <translation>Version %1 · %2</translation>
    </message>
</context>
</TS>
