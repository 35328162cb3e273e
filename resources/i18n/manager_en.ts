<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>manager</name>
    <message>
        <source>窗口服务评价 · 管理台</source>
        <translation>Service-window ratings: manager&apos;s desk</translation>
    </message>
    <message>
        <source>窗口服务评价</source>
        <translation>Service ratings</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>请再次登录</source>
        <translation>Please sign in again</translation>
    </message>
    <message>
        <source>查看本月各大厅、窗口和人员的评价。</source>
        <translation>Read the month&apos;s ratings by hall, window and person.</translation>
    </message>
    <message>
        <source>办事处地址</source>
        <translation>Office address</translation>
    </message>
    <message>
        <source>https://主机:端口#指纹</source>
        <translation>https://HOST:PORT#FINGERPRINT</translation>
    </message>
    <message>
        <source>办事处初始化时打印的那一行；首次登录须带 # 后面的指纹，之后可以不带。</source>
        <translation>The line printed when the office was set up. The first time it must carry the fingerprint after #; later it may be left out.</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>正在登录…（按 Esc 取消）</source>
        <translation>Signing in… (Esc cancels)</translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>登录已失效，请再输入一次密码，之后接着看刚才的页面。</source>
        <translation>The session has ended. Enter the password once more and go on where you were.</translation>
    </message>
    <message>
        <source>这个地址读不出来：应写成 https://主机:端口#指纹，请照办事处初始化时打印的那一行粘贴。</source>
        <translation>This address cannot be read. It has the form https://HOST:PORT#FINGERPRINT; paste the line printed when the office was set up.</translation>
    </message>
    <message>
        <source>这台电脑还不认识这个办事处：请粘贴带 # 和指纹的完整地址，由办事处初始化时打印。</source>
        <translation>This computer does not know that office yet. Paste the whole address with # and the fingerprint, as printed when the office was set up.</translation>
    </message>
    <message>
        <source>应答的不是这个指纹的办事处，没有发送任何密码。请向办事处核对地址和指纹后再试。</source>
        <translation>Who answers is not the office of this fingerprint. No password was sent. Check the address and fingerprint with the office, then try again.</translation>
    </message>
    <message>
        <source>联系不上办事处。请检查地址和网络，并确认办事处服务已启动，然后再试。</source>
        <translation>The office does not answer. Check the address and the network, and that the office&apos;s server runs; then try again.</translation>
    </message>
    <message>
        <source>这个地址有应答，但听不懂它的话。请核对地址，或更新本程序后再试。</source>
        <translation>Something answers at this address, but not in words this program knows. Check the address or update this program; then try again.</translation>
    </message>
    <message>
        <source>请填写账号。</source>
        <translation>Enter the account.</translation>
    </message>
    <message>
        <source>请填写密码。</source>
        <translation>Enter the password.</translation>
    </message>
    <message>
        <source>账号或密码不对。请核对后再输入；多次输错会暂时锁定。</source>
        <translation>Account or password is not right. Check them and try again; several wrong tries lock the account for a while.</translation>
    </message>
    <message>
        <source>输错次数太多，账号暂时锁定。请等 {seconds} 秒后再试。</source>
        <translation>Too many wrong tries; the account is locked for a while. Try again in {seconds} s.</translation>
    </message>
    <message>
        <source>账号已锁定。请系统管理员解锁后再试。</source>
        <translation>The account is locked. Ask the system administrator to open it, then try again.</translation>
    </message>
    <message>
        <source>这个账号没有这项权限。请换用有权限的账号，或请系统管理员调整。</source>
        <translation>This account does not have that right. Use an account that has it, or ask the system administrator.</translation>
    </message>
    <message>
        <source>这个账号在管理台没有可看的页面。请换用别的账号，或请系统管理员调整。</source>
        <translation>This account has no page to see at the desk. Use another account, or ask the system administrator.</translation>
    </message>
    <message>
        <source>新密码至少要有 10 个字符。</source>
        <translation>The new password needs at least 10 characters.</translation>
    </message>
    <message>
        <source>两次输入的新密码不一样，请重新输入第二遍。</source>
        <translation>The two new passwords differ. Type the second one again.</translation>
    </message>
    <message>
        <source>新密码不能与一次性密码相同。</source>
        <translation>The new password must not be the one-time one.</translation>
    </message>
    <message>
        <source>新密码太容易猜到：不要包含账号名，字符也不要太单一。</source>
        <translation>The new password is too easy to guess. Leave the account&apos;s name out of it and use more different characters.</translation>
    </message>
    <message>
        <source>这个机构已不在名录里。请在左边另选一个。</source>
        <translation>This unit is no longer in the directory. Choose another one on the left.</translation>
    </message>
    <message>
        <source>办事处正忙或正在重启。请稍后再试。</source>
        <translation>The office is busy or restarting. Try again in a moment.</translation>
    </message>
    <message>
        <source>办事处出了差错，没有完成。请稍后再试；再次出现时请告知系统管理员。</source>
        <translation>Something went wrong at the office and this was not done. Try again later; if it happens again, tell the system administrator.</translation>
    </message>
    <message>
        <source>办事处没有接受（{code}）。请稍后再试；再次出现时请告知系统管理员。</source>
        <translation>The office did not accept this ({code}). Try again later; if it happens again, tell the system administrator.</translation>
    </message>
    <message>
        <source>请设置您自己的密码</source>
        <translation>Choose your own password</translation>
    </message>
    <message>
        <source>一次性密码只能用这一次。新密码至少 10 个字符，只有您知道。</source>
        <translation>The one-time password works only once. The new one has at least 10 characters and only you know it.</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一遍新密码</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>保存并继续</source>
        <translation>Save and go on</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>{name}（Ctrl+{place}）</source>
        <translation>{name} (Ctrl+{place})</translation>
    </message>
    <message>
        <source>月度评价</source>
        <translation>The month</translation>
    </message>
    <message>
        <source>这一页有还没有保存的修改，离开就会丢失。</source>
        <translation>This page has changes that are not saved yet; leaving loses them.</translation>
    </message>
    <message>
        <source>不保存，离开(&amp;D)</source>
        <translation>&amp;Discard and leave</translation>
    </message>
    <message>
        <source>留在这一页(&amp;S)</source>
        <translation>&amp;Stay on this page</translation>
    </message>
    <message>
        <source>{year} 年 {month} 月</source>
        <translation>{name} {year}</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月</source>
        <translation>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>上一年</source>
        <translation>Previous year</translation>
    </message>
    <message>
        <source>下一年</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>选择月份</source>
        <translation>Choose a month</translation>
    </message>
    <message>
        <source>没有评价</source>
        <translation>no ratings</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>向办事处取最新数字（F5）</source>
        <translation>Get the newest figures from the office (F5)</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Group by</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Halls</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matters</translation>
    </message>
    <message>
        <source>大厅</source>
        <comment>one</comment>
        <translation>Hall</translation>
    </message>
    <message>
        <source>窗口</source>
        <comment>one</comment>
        <translation>Window</translation>
    </message>
    <message>
        <source>人员</source>
        <comment>one</comment>
        <translation>Person</translation>
    </message>
    <message>
        <source>事项</source>
        <comment>one</comment>
        <translation>Matter</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>窗口号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>所属大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>机构</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>模拟数据</source>
        <translation>Simulated data</translation>
    </message>
    <message>
        <source>这里的每一个数字都来自模拟，不是居民的评价。</source>
        <translation>Every figure here comes from a simulation, not from residents.</translation>
    </message>
    <message>
        <source>评价数</source>
        <translation>Ratings</translation>
    </message>
    <message>
        <source>计入统计的评价，每次到访至多一个。</source>
        <translation>Ratings that count, at most one for each visit.</translation>
    </message>
    <message>
        <source>另有 {n} 个不计入</source>
        <translation>{n} more not counted</translation>
    </message>
    <message>
        <source>全部计入</source>
        <translation>All of them counted</translation>
    </message>
    <message>
        <source>测试和经两人核定排除的评价不计入。</source>
        <translation>Tests, and ratings that two persons excluded, do not count.</translation>
    </message>
    <message>
        <source>参评率</source>
        <translation>Participation</translation>
    </message>
    <message>
        <source>作出评价的到访 ÷ 全部被邀请的到访；窗口不逐次邀请时未知，绝不当作 100%。</source>
        <translation>Visits with a rating ÷ all visits that were invited. Unknown where a window does not invite each visit; never taken as 100%.</translation>
    </message>
    <message>
        <source>未逐次邀请，无从得知</source>
        <translation>Visits are not invited</translation>
    </message>
    <message>
        <source>仅计逐次邀请的到访</source>
        <translation>Of invited visits alone</translation>
    </message>
    <message>
        <source>未评价到访</source>
        <translation>Visits without a rating</translation>
    </message>
    <message>
        <source>选择不评、没有作答、被打断或未被邀请的到访；都不算评价，也不算满意。</source>
        <translation>Visits that were declined, not answered, interrupted or not invited. None of them is a rating, and none counts as satisfied.</translation>
    </message>
    <message>
        <source>未逐次邀请，无记录</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>谢绝</source>
        <translation>declined</translation>
    </message>
    <message>
        <source>未答</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>中断</source>
        <translation>interrupted</translation>
    </message>
    <message>
        <source>未邀</source>
        <translation>not invited</translation>
    </message>
    <message>
        <source>“{level}”的评价数。</source>
        <translation>Ratings: {level}.</translation>
    </message>
    <message>
        <source>构成</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>各档评价所占的份额，从最好到最差。</source>
        <translation>The share of each level, best first.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>评价太少时数字不能说明问题，写明样本不足。</source>
        <translation>Says so where there are too few ratings to conclude from.</translation>
    </message>
    <message>
        <source>样本不足</source>
        <translation>Too few</translation>
    </message>
    <message>
        <source>无评价</source>
        <translation>None</translation>
    </message>
    <message>
        <source>95% 置信区间</source>
        <translation>95% interval</translation>
    </message>
    <message>
        <source>真实比率很可能所在的范围（威尔逊法）；短横为上下限，圆点为比率，底线为 0 到 100。</source>
        <translation>Where the true rate very likely lies (Wilson). Ticks are the bounds, the point is the rate, the base line runs from 0 to 100.</translation>
    </message>
    <message>
        <source>95% 区间 {bounds}</source>
        <translation>95% interval {bounds}</translation>
    </message>
    <message>
        <source>{name} ＝ {words}</source>
        <translation>{name} = {words}</translation>
    </message>
    <message>
        <source>截至 {at}</source>
        <translation>As of {at}</translation>
    </message>
    <message>
        <source>本月结束后仍有迟到的数据，最近一次 {at}</source>
        <translation>Late data after the month&apos;s end, last on {at}</translation>
    </message>
    <message>
        <source>规则 {version}</source>
        <translation>Rules {version}</translation>
    </message>
    <message>
        <source>今天（{day}）的结果明天公布，现在只有到访数：{visits}</source>
        <translation>Today&apos;s results ({day}) are shown tomorrow; visits so far: {visits}</translation>
    </message>
    <message>
        <source>今天还没有到访</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{hall} {n}</source>
        <translation>{hall} {n}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{month}还没有评价</source>
        <translation>No ratings in {month} yet</translation>
    </message>
    <message>
        <source>窗口收到的评价送达办事处后会出现在这里。可以换一个月份，或按 F5 刷新。</source>
        <translation>Ratings appear here once the windows have handed them to the office. Choose another month, or press F5 to refresh.</translation>
    </message>
    <message>
        <source>还没有取到数字</source>
        <translation>No figures yet</translation>
    </message>
    <message>
        <source>办事处应答后会立刻显示。</source>
        <translation>They appear as soon as the office answers.</translation>
    </message>
    <message>
        <source>{since} 起联系不上办事处，正在自动重试；按 F5 立即重试。</source>
        <translation>The office has not answered since {since}. Trying again by itself; F5 tries at once. </translation>
    </message>
    <message>
        <source>下面是 {at} 取到的数字。</source>
        <translation>The figures below were read at {at}.</translation>
    </message>
    <message>
        <source>应答的不是认识的办事处，没有发送任何内容；请系统管理员检查证书和网络。</source>
        <translation>Who answers is not the office this computer knows. Nothing was sent; ask the system administrator to check certificate and network.</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>正在读取，办事处应答较慢；按 Esc 取消。</source>
        <translation>Reading; the office is slow to answer. Esc cancels.</translation>
    </message>
    <message>
        <source>已取消，显示的是之前的数字。</source>
        <translation>Cancelled; these are the figures from before.</translation>
    </message>
    <message>
        <source>已复制 {rows} 行，可以粘贴到表格软件。</source>
        <translation>Rows copied: {rows}. Paste them into a spreadsheet.</translation>
    </message>
    <message>
        <source>本月各行的评价</source>
        <translation>The month&apos;s ratings, row by row</translation>
    </message>
    <message>
        <source>大厅管理员</source>
        <translation>Hall manager</translation>
    </message>
    <message>
        <source>办事处管理员</source>
        <translation>Office manager</translation>
    </message>
    <message>
        <source>名录管理员</source>
        <translation>Directory administrator</translation>
    </message>
    <message>
        <source>系统管理员</source>
        <translation>System administrator</translation>
    </message>
    <message>
        <source>审计员</source>
        <translation>Auditor</translation>
    </message>
</context>
</TS>
