<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>cases</name>
    <message>
        <source>办理件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>不满意评价</source>
        <translation>Dissatisfied rating</translation>
    </message>
    <message>
        <source>意见建议</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>问题反映</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>待接办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已公开</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>未答复</source>
        <translation>Unanswered</translation>
    </message>
    <message>
        <source>立行立改</source>
        <translation>At once</translation>
    </message>
    <message>
        <source>限期整改</source>
        <translation>By deadline</translation>
    </message>
    <message>
        <source>长期整改</source>
        <translation>Long term</translation>
    </message>
    <message>
        <source>{day} 上午</source>
        <translation>{day}, morning</translation>
    </message>
    <message>
        <source>{day} 下午</source>
        <translation>{day}, afternoon</translation>
    </message>
    <message>
        <source>居民说当时服务的不是屏幕上的人员</source>
        <translation>The resident said that somebody else served than the screen showed</translation>
    </message>
    <message>
        <source>这个评价已决定不计入，仍请答复</source>
        <translation>It was decided that this rating does not count; please answer all the same</translation>
    </message>
    <message>
        <source>评价器当时日期不确定</source>
        <translation>The kiosk was not sure of its date</translation>
    </message>
    <message>
        <source>来源已标记，见审计</source>
        <translation>The source is marked, see the audit log</translation>
    </message>
    <message>
        <source>逾期 {days} 天</source>
        <translation>{days} d overdue</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>还有 {days} 天</source>
        <translation>{days} d left</translation>
    </message>
    <message>
        <source>按时答复</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>逾期答复</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>最后答复日；按工作日计算，逾期的带红色时钟。</source>
        <translation>The last day for an answer, counted in working days. What is overdue has a red clock.</translation>
    </message>
    <message>
        <source>剩余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>承办人</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>无人</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>窗口与大厅</source>
        <translation>Window and hall</translation>
    </message>
    <message>
        <source>{number} 号 · {hall}</source>
        <translation>No. {number} · {hall}</translation>
    </message>
    <message>
        <source>办理类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>发生</source>
        <translation>Happened</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>办理件列表</source>
        <translation>Cases, the next last day first</translation>
    </message>
    <message>
        <source>显示 {shown} 件，共 {total} 件</source>
        <translation>Showing {shown} of {total}</translation>
    </message>
    <message>
        <source>再取一页(&amp;M)</source>
        <translation>Show &amp;more</translation>
    </message>
    <message>
        <source>没有符合条件的办理件</source>
        <translation>No case fits</translation>
    </message>
    <message>
        <source>不满意评价在所在半日结束后自动立件；意见和问题可用“新建”登记。</source>
        <translation>A dissatisfied rating becomes a case when its half-day is over; enter opinions and problems with &quot;New&quot;.</translation>
    </message>
    <message>
        <source>还没有取到办理件，办事处应答后会立刻显示。</source>
        <translation>No cases have been read yet; they appear as soon as the office answers.</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>待接办和办理中的办理件。</source>
        <translation>Cases that are open or in hand.</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>过了最后答复日仍未答复的办理件。</source>
        <translation>Cases past their last day without an answer.</translation>
    </message>
    <message>
        <source>按时率</source>
        <translation>Answered in time</translation>
    </message>
    <message>
        <source>最后答复日当天或之前答复的 ÷ 已答复或已逾期的；未到期和已撤回的不计。</source>
        <translation>Answered on the last day or before ÷ answered or overdue; what is not due yet or was withdrawn is not in it.</translation>
    </message>
    <message>
        <source>{kept}／{due} 件</source>
        <translation>{kept} of {due}</translation>
    </message>
    <message>
        <source>还没有到期的</source>
        <translation>Nothing was due yet</translation>
    </message>
    <message>
        <source>重办</source>
        <translation>Reopened</translation>
    </message>
    <message>
        <source>答复之后又重新办理过的办理件。</source>
        <translation>Cases taken up again after an answer.</translation>
    </message>
    <message>
        <source>另有 {n} 件已撤回</source>
        <translation>{n} more withdrawn</translation>
    </message>
    <message>
        <source>没有撤回的</source>
        <translation>None withdrawn</translation>
    </message>
    <message>
        <source>没有逾期</source>
        <translation>Nothing overdue</translation>
    </message>
    <message>
        <source>须立即处理</source>
        <translation>Needs you now</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>Any state</translation>
    </message>
    <message>
        <source>全部来源</source>
        <translation>Any source</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>Any kind</translation>
    </message>
    <message>
        <source>全部大厅</source>
        <translation>Any hall</translation>
    </message>
    <message>
        <source>全部承办人</source>
        <translation>Any owner</translation>
    </message>
    <message>
        <source>我承办的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>只看逾期(&amp;D)</source>
        <translation>Over&amp;due only</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>全部未答复</source>
        <translation>All unanswered</translation>
    </message>
    <message>
        <source>我要答复的</source>
        <translation>Mine to answer</translation>
    </message>
    <message>
        <source>逾期的</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待公开的</source>
        <translation>To be published</translation>
    </message>
    <message>
        <source>全部办理件</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>自选条件</source>
        <translation>Own choice</translation>
    </message>
    <message>
        <source>存为视图…(&amp;K)</source>
        <translation>&amp;Save view…</translation>
    </message>
    <message>
        <source>删除视图(&amp;C)</source>
        <translation>Dis&amp;card view</translation>
    </message>
    <message>
        <source>给当前条件起个名字：</source>
        <translation>A name for what is chosen now:</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>{level}：{reasons}</source>
        <translation>{level}: {reasons}</translation>
    </message>
    <message>
        <source>我来办(&amp;H)</source>
        <translation>&amp;Take it</translation>
    </message>
    <message>
        <source>未选原因</source>
        <translation>no reason chosen</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Mind</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>更早的经过(&amp;Y)</source>
        <translation>&amp;Further back</translation>
    </message>
    <message>
        <source>评价器</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>立件</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>交办</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>答复</source>
        <comment>done</comment>
        <translation>Answer</translation>
    </message>
    <message>
        <source>公开</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>重办</source>
        <comment>done</comment>
        <translation>Reopened</translation>
    </message>
    <message>
        <source>居民改了评价，撤回</source>
        <translation>The resident changed the answer; withdrawn</translation>
    </message>
    <message>
        <source>居民改回不满意</source>
        <translation>The resident changed back to dissatisfied</translation>
    </message>
    <message>
        <source>评价内容有更新</source>
        <translation>The rating says more now</translation>
    </message>
    <message>
        <source>查看了值守人员</source>
        <translation>Looked up who was on duty</translation>
    </message>
    <message>
        <source>接办</source>
        <translation>Taken on</translation>
    </message>
    <message>
        <source>承办人(&amp;O)</source>
        <translation>&amp;Owner</translation>
    </message>
    <message>
        <source>类型(&amp;T)</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>工作日(&amp;W)</source>
        <translation>&amp;Working days</translation>
    </message>
    <message>
        <source>按规则</source>
        <translation>By the rules</translation>
    </message>
    <message>
        <source>交办(&amp;G)</source>
        <translation>&amp;Hand over</translation>
    </message>
    <message>
        <source>进展、答复或重办理由(&amp;X)</source>
        <translation>Progress, answer, or wh&amp;y it is reopened</translation>
    </message>
    <message>
        <source>写给公众看的答复：做了什么、何时生效。未提交的文字会一直留在这里。</source>
        <translation>What was done, and from when on: words for the public. Text that is not sent stays here.</translation>
    </message>
    <message>
        <source>记录进展(&amp;E)</source>
        <translation>R&amp;ecord progress</translation>
    </message>
    <message>
        <source>公开答复…(&amp;P)</source>
        <translation>&amp;Publish…</translation>
    </message>
    <message>
        <source>先看公开页上会是什么样子。从第二天起，那里人人可见这条答复。</source>
        <translation>See first what it will look like. From tomorrow on everybody can read this answer on the office&apos;s public page.</translation>
    </message>
    <message>
        <source>查看值守人员（本次查看会记入经过和审计）(&amp;U)</source>
        <translation>Who was on d&amp;uty (this look is recorded)</translation>
    </message>
    <message>
        <source>答复(&amp;A)</source>
        <translation>&amp;Answer</translation>
    </message>
    <message>
        <source>重办(&amp;R)</source>
        <translation>&amp;Reopen</translation>
    </message>
    <message>
        <source>值守人员：{name}（工号 {badge}）。本次查看已记录。</source>
        <translation>On duty: {name} (badge {badge}). This look is recorded.</translation>
    </message>
    <message>
        <source>登录的是 {name}（工号 {badge}），但居民说服务的不是此人，此人不必为此负责。本次查看已记录。</source>
        <translation>{name} (badge {badge}) was signed in, but the resident said that somebody else served: this person need not answer for it. This look is recorded.</translation>
    </message>
    <message>
        <source>没有查到值守人员。本次查看已记录。</source>
        <translation>Nobody is known to have been on duty. This look is recorded.</translation>
    </message>
    <message>
        <source>请先写下文字，再提交。</source>
        <translation>Write something first, then send it.</translation>
    </message>
    <message>
        <source>请填写承办人的账号。</source>
        <translation>Enter the account of the owner.</translation>
    </message>
    <message>
        <source>{act}：已提交。</source>
        <translation>{act}: sent.</translation>
    </message>
    <message>
        <source>您打开之后，同事已经改过这件。您的还没有提交，请看过两边再决定。</source>
        <translation>A colleague has changed this case since you opened it. Yours is not sent; look at both and choose.</translation>
    </message>
    <message>
        <source>现在的情况</source>
        <translation>As it stands now</translation>
    </message>
    <message>
        <source>您要提交的</source>
        <translation>What you wanted</translation>
    </message>
    <message>
        <source>仍然提交我的(&amp;S)</source>
        <translation>Send mine &amp;just the same</translation>
    </message>
    <message>
        <source>保留现在的(&amp;B)</source>
        <translation>Leave it as it &amp;is</translation>
    </message>
    <message>
        <source>在现在的状态下已不能这样提交；您的文字留在下面。</source>
        <translation> As the case stands it can no longer be done; your text stays below.</translation>
    </message>
    <message>
        <source>新建(&amp;N)</source>
        <translation>&amp;New</translation>
    </message>
    <message>
        <source>登记意见或问题</source>
        <translation>Enter an opinion or a problem</translation>
    </message>
    <message>
        <source>只写事情本身。不要写来人的姓名、电话或任何能认出来人的内容。</source>
        <translation>Write what it is about. No name, no telephone number, nothing by which anybody could be known.</translation>
    </message>
    <message>
        <source>不限窗口</source>
        <translation>Any window</translation>
    </message>
    <message>
        <source>不限事项</source>
        <translation>Any matter</translation>
    </message>
    <message>
        <source>事情经过(&amp;J)</source>
        <translation>What &amp;happened</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>名录里还没有大厅。请名录管理员先导入名录，再新建。</source>
        <translation>The directory has no hall yet. Ask the directory administrator to import it first.</translation>
    </message>
    <message>
        <source>登记(&amp;E)</source>
        <translation>&amp;Enter</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>办事处已收到先前登记的那一件，内容与现在的不同。请先取消，在列表中查看；要另登一件，请再按“登记”。</source>
        <translation>The office already has what was entered before, and it says something else. Cancel and look at it in the list; to enter this as another one, press Enter again.</translation>
    </message>
    <message>
        <source>办事处没有应答，不能确定是否已登记。请再按“登记”：已经收到的不会登记两次。</source>
        <translation>The office has not answered; nobody knows whether it was entered. Press Enter again: what has arrived is not entered twice.</translation>
    </message>
    <message>
        <source>在左边选一件，经过和答复会显示在这里。</source>
        <translation>Choose a case on the left; its history and answer appear here.</translation>
    </message>
    <message>
        <source>这件现在的状态不允许这样做。请按 F5 刷新，看过现在的情况再办。</source>
        <translation>The case does not stand where this can be done. Press F5, look at it as it is now, and go on from there.</translation>
    </message>
    <message>
        <source>没有这个账号，或它不能答复这个大厅的办理件。请核对账号后再试。</source>
        <translation>There is no such account, or it may not answer cases of this hall. Check the account and try again.</translation>
    </message>
    <message>
        <source>只有承办人可以查看值守人员。请先由您接办。</source>
        <translation>Who was on duty is told to the owner alone. Take the case first.</translation>
    </message>
    <message>
        <source>这件已不在您能看到的范围内。请按 F5 刷新。</source>
        <translation>This case is no longer yours to see. Press F5.</translation>
    </message>
    <message>
        <source>办事处没有应答，不能确定是否已提交。文字留在这里；请按 F5 看过现在的情况再试。</source>
        <translation>The office did not answer, so nobody knows whether it was sent. Your text stays here; press F5, look, and try again.</translation>
    </message>
    <message>
        <source>公开之前看一看</source>
        <translation>Before it is published</translation>
    </message>
    <message>
        <source>从 {day} 起，办事处的公开页上人人可见：</source>
        <translation>From {day} on everybody can read on the office&apos;s public page:</translation>
    </message>
    <message>
        <source>这是测试件：公开后也不会出现在公开页上。</source>
        <translation>This is a test: it never stands on the public page.</translation>
    </message>
    <message>
        <source>{hall}&#x3000;{month} 公开</source>
        <translation>{hall}, published {month}</translation>
    </message>
    <message>
        <source>公开页上的样子</source>
        <translation>As it stands on the public page</translation>
    </message>
    <message>
        <source>这些字提到工作人员，公开页上换成“工作人员”：{words}</source>
        <translation>These words name somebody of the staff; there it says instead &quot;a member of staff&quot;: {words}</translation>
    </message>
    <message>
        <source>答复里没有认出工作人员的姓名、工号或称呼。</source>
        <translation>No name, badge number or title of anybody of the staff was recognised in the answer.</translation>
    </message>
    <message>
        <source>只认得出名录里的人：请再看一遍，有没有提到居民。要改文字，请取消，“重办”后重新答复。</source>
        <translation>Only people of the directory are recognised: look once more that it tells of no resident. To change the words, cancel, reopen the case and answer again.</translation>
    </message>
    <message>
        <source>公开(&amp;P)</source>
        <translation>&amp;Publish</translation>
    </message>
</context>
<context>
    <name>corrections</name>
    <message>
        <source>改正</source>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>{n} 件待决定。改正是评价旁边的新记录：评价从不改写，相反的改正可以撤回，每一步都有审计记录。</source>
        <translation>{n} to decide. A correction is a new record beside the ratings: none is rewritten, the opposite one undoes it, every step is audited.</translation>
    </message>
    <message>
        <source>改正是评价旁边的新记录：评价本身从不改写，每一步都有审计记录。</source>
        <translation>A correction is a new record beside the ratings: none is rewritten, and every step is audited.</translation>
    </message>
    <message>
        <source>居民说：不是这个人</source>
        <translation>Residents say: not this person</translation>
    </message>
    <message>
        <source>评价器的记录有两支</source>
        <translation>Forked journal</translation>
    </message>
    <message>
        <source>换人记账</source>
        <translation>Credit to somebody else</translation>
    </message>
    <message>
        <source>改回评价器记的人</source>
        <translation>Back to whom the kiosk named</translation>
    </message>
    <message>
        <source>采信居民：只算窗口的</source>
        <translation>Challenge upheld: the window&apos;s alone</translation>
    </message>
    <message>
        <source>不采信：算此人的</source>
        <translation>Challenge dismissed: counts for the person</translation>
    </message>
    <message>
        <source>重新待决定</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>这一天不计</source>
        <translation>Exclude the day</translation>
    </message>
    <message>
        <source>这一天恢复计入</source>
        <translation>Include the day again</translation>
    </message>
    <message>
        <source>待决定</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>已生效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>未同意</source>
        <translation>Not agreed</translation>
    </message>
    <message>
        <source>都计入</source>
        <translation>Both count</translation>
    </message>
    <message>
        <source>有 {n} 位居民在评价时按了“不是这位工作人员”。哪几个评价、评的是什么，只有窗口的日志知道。</source>
        <translation>{n} residents pressed &quot;This is not the person serving me&quot;. Which ratings they gave only the window&apos;s journal knows.</translation>
    </message>
    <message>
        <source>采信：这些评价只算窗口的；不采信：也算此人的。请先对照排班；决定前只算窗口的。</source>
        <translation>Upheld, these ratings are the window&apos;s alone; dismissed, they count for the person too. Compare the roster first; until then they are the window&apos;s alone.</translation>
    </message>
    <message>
        <source>这次值守共 {n} 个评价：改正前记在 {before} 名下，改正后记在 {after} 名下。</source>
        <translation>{n} ratings of this duty: credited to {before} before, to {after} after.</translation>
    </message>
    <message>
        <source>这次值守共 {n} 个评价，改正后又记在评价器记的 {served} 名下。</source>
        <translation>{n} ratings of this duty, credited again to {served}, whom the kiosk named.</translation>
    </message>
    <message>
        <source>当天 {n} 个评价里被质疑的，只算窗口的，不算 {person} 的。</source>
        <translation>Of the day&apos;s {n} ratings, those challenged are the window&apos;s alone and not {person}&apos;s.</translation>
    </message>
    <message>
        <source>当天 {n} 个评价里被质疑的，改正前只算窗口的，改正后也算 {person} 的。</source>
        <translation>Of the day&apos;s {n} ratings, those challenged were the window&apos;s alone before and count for {person} after.</translation>
    </message>
    <message>
        <source>当天 {n} 个评价里被质疑的，又等待决定，暂只算窗口的。</source>
        <translation>Of the day&apos;s {n} ratings, those challenged wait to be decided again, the window&apos;s alone meanwhile.</translation>
    </message>
    <message>
        <source>改正前当天 {n} 个评价都计入；改正后一个也不计入，另列为“不计入”。</source>
        <translation>Before, the day&apos;s {n} ratings all count; after, none does, and they are listed as excluded.</translation>
    </message>
    <message>
        <source>改正前当天 {n} 个评价都不计入；改正后全部计入。</source>
        <translation>Before, none of the day&apos;s {n} ratings counts; after, all do.</translation>
    </message>
    <message>
        <source>还没有生效：要等第二个人同意。提出的人不能自己同意。</source>
        <translation>Not in force yet: a second person must agree. Whoever proposed it cannot.</translation>
    </message>
    <message>
        <source>没有生效：第二个人没有同意，数字没有变。</source>
        <translation>Not in force: the second person did not agree, and no figure changed.</translation>
    </message>
    <message>
        <source>（不记任何人）</source>
        <translation>(nobody)</translation>
    </message>
    <message>
        <source>整个大厅</source>
        <translation>Whole hall</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>整次值守</source>
        <translation>Whole duty</translation>
    </message>
    <message>
        <source>改正</source>
        <comment>one</comment>
        <translation>Correction</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>评价器记的人</source>
        <translation>Named by the kiosk</translation>
    </message>
    <message>
        <source>改记给</source>
        <translation>Credited to</translation>
    </message>
    <message>
        <source>评价数</source>
        <translation>Ratings</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>Proposed by</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>{who} 提出：{reason}</source>
        <translation>{who} proposed: {reason}</translation>
    </message>
    <message>
        <source>{who} 改正：{reason}</source>
        <translation>{who} corrected: {reason}</translation>
    </message>
    <message>
        <source>{who} 同意</source>
        <translation>{who} agreed</translation>
    </message>
    <message>
        <source>{who} 不同意</source>
        <translation>{who} did not agree</translation>
    </message>
    <message>
        <source>待决定的</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部大厅</source>
        <translation>All halls</translation>
    </message>
    <message>
        <source>采信(&amp;U)</source>
        <translation>&amp;Uphold</translation>
    </message>
    <message>
        <source>不采信(&amp;D)</source>
        <translation>&amp;Dismiss</translation>
    </message>
    <message>
        <source>同意(&amp;A)</source>
        <translation>&amp;Agree</translation>
    </message>
    <message>
        <source>不同意(&amp;D)</source>
        <translation>&amp;Do not agree</translation>
    </message>
    <message>
        <source>改回评价器记的人(&amp;R)</source>
        <translation>C&amp;redit to whom the kiosk named</translation>
    </message>
    <message>
        <source>提议恢复计入(&amp;R)</source>
        <translation>P&amp;ropose to include it again</translation>
    </message>
    <message>
        <source>重新待决定(&amp;R)</source>
        <translation>&amp;Open again</translation>
    </message>
    <message>
        <source>这是您提出的，请另一个人来同意。</source>
        <translation>You proposed this; ask another person to agree.</translation>
    </message>
    <message>
        <source>已改正：{act}</source>
        <translation>Corrected: {act}</translation>
    </message>
    <message>
        <source>已提出：{act}。等第二个人同意。</source>
        <translation>Proposed: {act}. It waits for a second person.</translation>
    </message>
    <message>
        <source>新的改正…(&amp;N)</source>
        <translation>&amp;New correction…</translation>
    </message>
    <message>
        <source>找到那天的那次值守，换人记账或提议不计 (Ctrl+N)</source>
        <translation>Find the duty of a day, credit it to somebody else or propose to exclude it (Ctrl+N)</translation>
    </message>
    <message>
        <source>没有待决定的事</source>
        <translation>Nothing to decide</translation>
    </message>
    <message>
        <source>居民按“不是这位工作人员”，有人提出不计某一天，或评价器被复制、恢复过时，会出现在这里。</source>
        <translation>Challenges by residents, proposals to exclude a day, and kiosks that were cloned or restored appear here.</translation>
    </message>
    <message>
        <source>没有符合条件的改正。请换一个条件，或清空查找框。</source>
        <translation>No correction matches. Choose otherwise, or clear the search field.</translation>
    </message>
    <message>
        <source>选一行，看它改了什么、谁决定的。</source>
        <translation>Choose a row to see what it changes and who decided.</translation>
    </message>
    <message>
        <source>新的改正</source>
        <translation>New correction</translation>
    </message>
    <message>
        <source>选那一天的那次值守。只说明有多少评价，不说明评了什么。</source>
        <translation>Choose the duty of a day. How many ratings there are is told, never what they were.</translation>
    </message>
    <message>
        <source>日期(&amp;T)</source>
        <translation>Da&amp;te</translation>
    </message>
    <message>
        <source>当天的值守</source>
        <translation>Duties of the day</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Signed in</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>现记在</source>
        <translation>Credited to</translation>
    </message>
    <message>
        <source>被质疑</source>
        <translation>Challenged</translation>
    </message>
    <message>
        <source>这一天没有评价，请换一天。</source>
        <translation>No ratings on this day; choose another.</translation>
    </message>
    <message>
        <source>正在取这一天的值守…</source>
        <translation>Reading the duties of this day…</translation>
    </message>
    <message>
        <source>怎么改正(&amp;K)</source>
        <translation>&amp;Kind</translation>
    </message>
    <message>
        <source>实际是谁(&amp;P)</source>
        <translation>&amp;Person who served</translation>
    </message>
    <message>
        <source>理由(&amp;W)</source>
        <translation>&amp;Why</translation>
    </message>
    <message>
        <source>改正(&amp;C)</source>
        <translation>&amp;Correct</translation>
    </message>
    <message>
        <source>提出，等第二个人同意(&amp;C)</source>
        <translation>Propose to a se&amp;cond person</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请先在表里选一次值守。</source>
        <translation>Choose a duty in the table first.</translation>
    </message>
    <message>
        <source>办事处没有这次值守。请按 F5 刷新，再选一次。</source>
        <translation>The office has no such duty. Press F5 and choose again.</translation>
    </message>
    <message>
        <source>名录里没有这个人。请另选，或先在名录里登记。</source>
        <translation>Nobody in the directory is this person. Choose another, or enter them first.</translation>
    </message>
    <message>
        <source>这次值守在这一天没有被质疑的评价。请核对日期。</source>
        <translation>No rating of this duty was challenged on this day. Check the date.</translation>
    </message>
    <message>
        <source>这次值守在这一天没有评价。请核对日期。</source>
        <translation>This duty has no ratings on this day. Check the date.</translation>
    </message>
    <message>
        <source>这次值守在这一天没有被排除。请核对日期。</source>
        <translation>Nothing of this duty is excluded on this day. Check the date.</translation>
    </message>
    <message>
        <source>这件改正已不在。请按 F5 刷新。</source>
        <translation>This correction is no longer there. Press F5 to refresh.</translation>
    </message>
    <message>
        <source>别人已经决定过了。请看最新的状态。</source>
        <translation>Somebody else has decided. Look at how it stands now.</translation>
    </message>
    <message>
        <source>提出的人不能自己同意。请另一个人来决定。</source>
        <translation>Whoever proposed it cannot agree. Ask another person to decide.</translation>
    </message>
    <message>
        <source>当天还没有结束，结束后才能改正。请明天再来。</source>
        <translation>The day is not over yet; it is corrected when it is. Come back tomorrow.</translation>
    </message>
    <message>
        <source>分叉的一支</source>
        <translation>marked branch</translation>
    </message>
    <message>
        <source>原来的一支</source>
        <translation>other branch</translation>
    </message>
    <message>
        <source>这台评价器的磁盘被复制或恢复过，此后的记录有两支。两支的评价都已计入，各计一次。</source>
        <translation>This kiosk&apos;s disk was cloned or restored, and its journal has had two branches since. Ratings of both are counted, each once.</translation>
    </message>
    <message>
        <source>已提议“{side}”整支不计。还没有生效：要等第二个人同意。</source>
        <translation>It is proposed to leave the whole {side} out. Not in effect yet: a second person has to agree.</translation>
    </message>
    <message>
        <source>已提议“{side}”整支恢复计入。还没有生效：要等第二个人同意。</source>
        <translation>It is proposed to count the whole {side} again. Not in effect yet: a second person has to agree.</translation>
    </message>
    <message>
        <source>“{side}”整支不计。它的评价都还在，随时可以提议恢复计入。</source>
        <translation>The whole {side} is left out. Its ratings are all kept, and it can be proposed to count them again.</translation>
    </message>
    <message>
        <source>“{side}”有几天不计，其余计入。</source>
        <translation>Some days of the {side} are left out, the others count.</translation>
    </message>
    <message>
        <source>计数按天保存，一天里分不开：“{side}”不计时，这些天的 {n} 个评价都不计入。</source>
        <translation>Counts are kept by day, and no day can be parted: with the {side} left out, all {n} ratings of its days are not counted.</translation>
    </message>
    <message>
        <source>评价器</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>分开之处</source>
        <translation>Parted</translation>
    </message>
    <message>
        <source>第 {seq} 条之后</source>
        <translation>After entry {seq}</translation>
    </message>
    <message>
        <source>第 {seq} 条之后；办事处 {at} 已收到这一条</source>
        <translation>After entry {seq}, which the office had by {at}</translation>
    </message>
    <message>
        <source>从第一条起</source>
        <translation>From the first entry on</translation>
    </message>
    <message>
        <source>发现</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>系统管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>{who} 决定保留标记</source>
        <translation>{who} decided to keep the mark</translation>
    </message>
    <message>
        <source>没有另一支没有的评价</source>
        <translation>No rating that the other one does not hold</translation>
    </message>
    <message>
        <source>两支都是居民的评价，就不必做什么。有一支不是，就提议这一支不计；另一个人同意后才生效，以后也能恢复。</source>
        <translation>Where residents gave the ratings of both, nothing need be done. Where one branch is not theirs, propose to leave it out; that takes effect when another person agrees, and can be undone.</translation>
    </message>
    <message>
        <source>{n} 个评价是另一支没有的（{when}）</source>
        <translation>{n} ratings that the other one does not hold ({when})</translation>
    </message>
    <message>
        <source>至多 {n} 个评价是另一支没有的（{when}）</source>
        <translation>At most {n} ratings that the other one does not hold ({when})</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>{rate} {value}（{n} 个评价）</source>
        <translation>{rate} {value} (n {n})</translation>
    </message>
    <message>
        <source>{n} 个评价</source>
        <translation>n {n}</translation>
    </message>
    <message>
        <source>{side}不计：{value}（{n} 个）</source>
        <translation>Without the {side}: {value} (n {n})</translation>
    </message>
    <message>
        <source>{side}不计：{n} 个。相差太少，不显示比率</source>
        <translation>Without the {side}: n {n}. They differ by too few for rates to be shown</translation>
    </message>
    <message>
        <source>还有 {n} 个月</source>
        <translation>{n} more months</translation>
    </message>
    <message>
        <source>提议分叉的不计(&amp;M)</source>
        <translation>Leave out &amp;marked</translation>
    </message>
    <message>
        <source>提议原来的不计(&amp;O)</source>
        <translation>Leave &amp;out other</translation>
    </message>
    <message>
        <source>整支不计，一次决定；等第二个人同意</source>
        <translation>Propose to leave the whole branch out, for a second person to agree</translation>
    </message>
    <message>
        <source>提议恢复计入(&amp;I)</source>
        <translation>Count &amp;it again</translation>
    </message>
    <message>
        <source>整支恢复计入，一次决定；等第二个人同意</source>
        <translation>Propose to count the whole branch again, for a second person to agree</translation>
    </message>
    <message>
        <source>{who} 提出“{side}”不计（{days} 天）：{reason}</source>
        <translation>{who} proposed to leave the {side} out (days: {days}): {reason}</translation>
    </message>
    <message>
        <source>{who} 提出“{side}”恢复计入（{days} 天）：{reason}</source>
        <translation>{who} proposed to count the {side} again (days: {days}): {reason}</translation>
    </message>
    <message>
        <source>已提出：“{side}”。等第二个人同意。</source>
        <translation>Proposed: {side}. A second person has to agree.</translation>
    </message>
    <message>
        <source>已生效：“{side}”。</source>
        <translation>In effect: {side}.</translation>
    </message>
    <message>
        <source>系统管理员已去掉这一支的标记，它不再是分叉。请按 F5 刷新。</source>
        <translation>An administrator took the mark from this branch; it is no fork any more. Press F5 to refresh.</translation>
    </message>
    <message>
        <source>这一支没有可提出的了：别人可能刚刚提出或决定过。请看最新的状态。</source>
        <translation>Nothing of this branch is left to propose: somebody may just have proposed or decided it. See how it stands now.</translation>
    </message>
    <message>
        <source>另一支已经不计，或正在等人同意。两支不能都不计：请先恢复另一支。</source>
        <translation>The other branch is left out, or waits for somebody to agree. Not both can be left out: count the other one again first.</translation>
    </message>
    <message>
        <source>这一支已有一个提议在等第二个人。请先让那个人决定。</source>
        <translation>A proposal about this branch waits for a second person. Have that person decide first.</translation>
    </message>
</context>
<context>
    <name>deciding</name>
    <message>
        <source>理由(&amp;W)</source>
        <translation>&amp;Why</translation>
    </message>
    <message>
        <source>问了谁，看了什么；会留在记录里</source>
        <translation>Whom you asked, what you looked at; it stays on record</translation>
    </message>
    <message>
        <source>请写下理由（至少两个字），再决定。</source>
        <translation>Write down why (two characters at least), then decide.</translation>
    </message>
    <message>
        <source>决定的经过</source>
        <translation>Decisions so far</translation>
    </message>
    <message>
        <source>还没有人决定。</source>
        <translation>Nobody has decided yet.</translation>
    </message>
    <message>
        <source>查找 (Ctrl+F)</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>显示 {shown} / {total} 条</source>
        <translation>{shown} of {total} shown</translation>
    </message>
    <message>
        <source>存为表格(&amp;E)…</source>
        <translation>Sav&amp;e list…</translation>
    </message>
    <message>
        <source>把看到的行存为 CSV 文件 (Ctrl+E)</source>
        <translation>Save the rows you see as a CSV file (Ctrl+E)</translation>
    </message>
    <message>
        <source>已保存：{name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>没能写入 {name}。请换一个文件夹，或关掉正打开它的程序，再试一次。</source>
        <translation>Could not write {name}. Choose another folder, or close the program that has it open, and try again.</translation>
    </message>
</context>
<context>
    <name>limits</name>
    <message>
        <source>最多 {most} 个字符，现在有 {now} 个。请缩短；写下的都还在。</source>
        <translation>At most {most} characters; there are {now}. Shorten it; nothing of it is lost.</translation>
    </message>
    <message>
        <source>没有粘贴：剪贴板里有 {now} 个字符，这里最多 {most} 个。请先选出要用的一段再复制。</source>
        <translation>Not pasted: the clipboard holds {now} characters, and this field takes {most}. Copy the part you need.</translation>
    </message>
</context>
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
        <source>退出登录(&amp;I)</source>
        <translation>S&amp;ign out</translation>
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
        <source>这个地址有应答，但不像是办事处。请核对地址后再试。</source>
        <translation>Something answers at this address, but it does not look like an office. Check the address and try again.</translation>
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
        <source>{name}（{keys}）</source>
        <translation>{name} ({keys})</translation>
    </message>
    <message>
        <source>刷新(&amp;L)</source>
        <translation>Re&amp;load</translation>
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
        <source>这些月份没有可画的满意率</source>
        <translation>No rate to draw in these months</translation>
    </message>
    <message>
        <source>每日评价数</source>
        <translation>Ratings by day</translation>
    </message>
    <message>
        <source>各时段评价数</source>
        <translation>Ratings by hour</translation>
    </message>
    <message>
        <source>{day}：{n} 个评价，{name} {rate}</source>
        <translation>{day}: {n} ratings, {name} {rate}</translation>
    </message>
    <message>
        <source>{day}：没有评价</source>
        <translation>{day}: no ratings</translation>
    </message>
    <message>
        <source>{day}：样本不足</source>
        <translation>{day}: too few</translation>
    </message>
    <message>
        <source>{day}：次日公布</source>
        <translation>{day}: told the day after</translation>
    </message>
    <message>
        <source>{first}:00–{last}:00：{n} 个评价</source>
        <translation>{first}:00–{last}:00: {n} ratings</translation>
    </message>
    <message>
        <source>{first}:00–{last}:00：样本不足</source>
        <translation>{first}:00–{last}:00: too few</translation>
    </message>
    <message>
        <source>较上月</source>
        <translation>Since last month</translation>
    </message>
    <message>
        <source>本月的比率减去上月的比率，单位为百分点；区间跨过零时不说有变化。</source>
        <translation>This month&apos;s rate less last month&apos;s, in points; where the interval holds zero, nothing is said to have changed.</translation>
    </message>
    <message>
        <source>95% 区间 {bounds}，有变化</source>
        <translation>95% {bounds}, a change</translation>
    </message>
    <message>
        <source>95% {bounds}，不能断定</source>
        <translation>95% {bounds}, no claim</translation>
    </message>
    <message>
        <source>上月没有可比的数字</source>
        <translation>Nothing to compare with</translation>
    </message>
    <message>
        <source>被邀请而没有作答的人若都给最低评价为 {least}，若都给最高评价为 {most}。</source>
        <translation>Had all who were asked and did not answer given the worst answer, {least}; the best, {most}.</translation>
    </message>
    <message>
        <source>{definition}。{bounds}</source>
        <translation>{definition}. {bounds}</translation>
    </message>
    <message>
        <source>上下限</source>
        <translation>Bounds</translation>
    </message>
    <message>
        <source>被邀请而没有作答的人若都给最低评价、若都给最高评价时的满意率；未逐次邀请时无从得知。</source>
        <translation>The rate if everybody who was invited and did not answer had given the worst, and if they had given the best answer; unknown where visits are not invited one by one.</translation>
    </message>
    <message>
        <source>走势</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>最近十二个月的比率，圆点为本月；缺口是没有评价或样本不足的月份。</source>
        <translation>The rate of the last twelve months, the point is this one; gaps are months without ratings or with too few.</translation>
    </message>
    <message>
        <source>十二个月的比率与 95% 区间</source>
        <translation>Twelve months of the rate, with its 95% interval</translation>
    </message>
    <message>
        <source>各评价器日志的最新签收点（评价器、序号:校验值、时刻）</source>
        <translation>Newest countersigned head of every kiosk&apos;s journal (kiosk, seq:hash, instant)</translation>
    </message>
    <message>
        <source>期间 {period} · 评价数 n = {n} · 不计入 {excluded} · 规则 {rules}</source>
        <translation>Period {period} · ratings n = {n} · not counted {excluded} · rules {rules}</translation>
    </message>
    <message>
        <source>另有 {visits} 次到访的日期不在任何月份，不在这些数字里</source>
        <translation>Visits dated in no month, and so not in these figures: {visits}</translation>
    </message>
    <message>
        <source>{who} 制表于 {at} · 数字截至 {as_of} · 软件版本 {program}</source>
        <translation>Made by {who} at {at} · figures as of {as_of} · version {program}</translation>
    </message>
    <message>
        <source>{n} 个评价器日志校验值 SHA-256 {digest}</source>
        <translation>{n} journal heads, SHA-256 {digest}</translation>
    </message>
    <message>
        <source>还没有签收过任何评价器的日志</source>
        <translation>No kiosk&apos;s journal has been countersigned yet</translation>
    </message>
    <message>
        <source>导出(&amp;E)</source>
        <translation>&amp;Export</translation>
    </message>
    <message>
        <source>保存为 XLSX、CSV 或 PDF（Ctrl+E）</source>
        <translation>Save as XLSX, CSV or PDF (Ctrl+E)</translation>
    </message>
    <message>
        <source>打印(&amp;P)</source>
        <translation>&amp;Print</translation>
    </message>
    <message>
        <source>打印预览（Ctrl+P）</source>
        <translation>Print preview (Ctrl+P)</translation>
    </message>
    <message>
        <source>保存本月评价</source>
        <translation>Save the month</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV 表格 (*.csv)</source>
        <translation>CSV table (*.csv)</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF file (*.pdf)</translation>
    </message>
    <message>
        <source>已保存 {name}</source>
        <translation>Saved {name}</translation>
    </message>
    <message>
        <source>没能保存 {name}：{why}。请换一个位置再试。</source>
        <translation>{name} was not saved: {why}. Choose another place and try again.</translation>
    </message>
    <message>
        <source>{account} 打印，数据截至 {at}，软件版本 {version}</source>
        <translation>Printed by {account}, figures as of {at}, version {version}</translation>
    </message>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>上月 {month}</source>
        <translation>Before, {month}</translation>
    </message>
    <message>
        <source>去年同月 {month}</source>
        <translation>Year ago, {month}</translation>
    </message>
    <message>
        <source>本月 {month}</source>
        <translation>Month {month}</translation>
    </message>
    <message>
        <source>较去年同月</source>
        <translation>Against a year ago</translation>
    </message>
    <message>
        <source>没有可比的数字</source>
        <translation>Nothing to compare with</translation>
    </message>
    <message>
        <source>本月的比率减去去年同月的比率，单位为百分点；区间跨过零时不说有变化。</source>
        <translation>This month&apos;s rate less the rate of the same month a year ago, in points; where the interval holds zero nothing is said to have changed.</translation>
    </message>
    <message>
        <source>n {n} · {bounds}</source>
        <translation>n {n} · {bounds}</translation>
    </message>
    <message>
        <source>十二个月的{rate}与 95% 区间</source>
        <translation>{rate} over twelve months with its 95% interval</translation>
    </message>
    <message>
        <source>十二个月</source>
        <translation>Twelve months</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>原因：人员、流程、政策</source>
        <translation>Reasons: person, process, policy</translation>
    </message>
    <message>
        <source>这三个月没有人选过原因。</source>
        <translation>Nobody chose a reason in these three months.</translation>
    </message>
    <message>
        <source>原因只按机构统计：选原因的人不与窗口、人员、事项对照。</source>
        <translation>Reasons are counted by unit alone: whoever chose one is never set against a window, a person or a matter.</translation>
    </message>
    <message>
        <source>同窗对照</source>
        <translation>At the same windows</translation>
    </message>
    <message>
        <source>所在窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>{number} 号 {name}</source>
        <translation>{number} {name}</translation>
    </message>
    <message>
        <source>本人 n</source>
        <translation>Own n</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>Own</translation>
    </message>
    <message>
        <source>他人 n</source>
        <translation>Others n</translation>
    </message>
    <message>
        <source>他人</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>相差</source>
        <translation>Apart</translation>
    </message>
    <message>
        <source>本人的比率减去同窗口其他人的比率，单位为百分点；区间跨过零时不说有差别。</source>
        <translation>This person&apos;s rate less the rate of the others at the same window, in points; where the interval holds zero, no difference is claimed.</translation>
    </message>
    <message>
        <source>本人 {own}；若各窗口都与其他人一样，应为 {expected}。</source>
        <translation>Own rate {own}; with the others&apos; rate at each window it would be {expected}.</translation>
    </message>
    <message>
        <source>有的窗口样本不足或没有其他人值守，算不出同窗应有的比率。</source>
        <translation>At some window there are too few ratings, or nobody else served, so no expected rate can be told.</translation>
    </message>
    <message>
        <source>这个月没有居民在窗口评价过本人。</source>
        <translation>No resident rated this person at a window this month.</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>被选的次数；一次评价可以选几个原因。</source>
        <translation>How often it was chosen; a rating may have several reasons.</translation>
    </message>
    <message>
        <source>返回(&amp;B)</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>回到刚才的地方（Backspace）</source>
        <translation>Back to where you were (Backspace)</translation>
    </message>
    <message>
        <source>只看含有这些字的原因（Ctrl+F）</source>
        <translation>Only reasons with these words (Ctrl+F)</translation>
    </message>
    <message>
        <source>把这份对比存为 PDF 或 CSV（Ctrl+E）</source>
        <translation>Save this comparison as PDF or CSV (Ctrl+E)</translation>
    </message>
    <message>
        <source>本月不计入 {n} 个</source>
        <translation>{n} not counted this month</translation>
    </message>
    <message>
        <source>回到上一层（Esc 或退格键）</source>
        <translation>Back by one step (Esc or Backspace)</translation>
    </message>
    <message>
        <source>向办事处取最新内容（F5）</source>
        <translation>Ask the office for what it holds now (F5)</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>{of} 行中有 {n} 行</source>
        <translation>{n} of {of} rows</translation>
    </message>
    <message>
        <source>只显示含有这些字的行（Ctrl+F）</source>
        <translation>Show only rows that hold these words (Ctrl+F)</translation>
    </message>
    <message>
        <source>评价器管理</source>
        <translation>Kiosks</translation>
    </message>
    <message>
        <source>{n} 台在用，{wrong} 台需要看一看</source>
        <translation>{n} in use, {wrong} to look at</translation>
    </message>
    <message>
        <source>{n} 台在用，都正常</source>
        <translation>{n} in use, all in order</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>{hall}（整体评价）</source>
        <translation>{hall} (rated as a whole)</translation>
    </message>
    <message>
        <source>{number} 号 {name} · {hall}</source>
        <translation>{number} {name} · {hall}</translation>
    </message>
    <message>
        <source>最近联系</source>
        <translation>Last seen</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>{at}（文件）</source>
        <translation>{at} (by file)</translation>
    </message>
    <message>
        <source>程序版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>待传</source>
        <translation>Backlog</translation>
    </message>
    <message>
        <source>上次联系时还没有交给办事处的记录条数。</source>
        <translation>Entries it had still to hand over when it was last seen.</translation>
    </message>
    <message>
        <source>时钟偏差</source>
        <translation>Clock offset</translation>
    </message>
    <message>
        <source>剩余空间</source>
        <translation>Disk free</translation>
    </message>
    <message>
        <source>评价器持有的名录版本；最新是 {newest}。</source>
        <translation>The version of the directory it holds; the newest is {newest}.</translation>
    </message>
    <message>
        <source>{version}（差 {by}）</source>
        <translation>{version} ({by} behind)</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>测试中</source>
        <translation>Test mode</translation>
    </message>
    <message>
        <source>失联</source>
        <translation>Silent</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>To compare</translation>
    </message>
    <message>
        <source>分叉待决定</source>
        <translation>Fork to decide</translation>
    </message>
    <message>
        <source>记录链有误</source>
        <translation>Journal in doubt</translation>
    </message>
    <message>
        <source>时钟不准</source>
        <translation>Clock wrong</translation>
    </message>
    <message>
        <source>空间不足</source>
        <translation>Disk low</translation>
    </message>
    <message>
        <source>有读不懂的数据</source>
        <translation>Rows not understood</translation>
    </message>
    <message>
        <source>已吊销</source>
        <translation>Revoked</translation>
    </message>
    <message>
        <source>已被替换</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>{at} 起没有消息。请到窗口看电源和网络；评价照常保存在机器里，恢复后自动补传。</source>
        <translation>Not heard of since {at}. Look at power and network at the window; ratings are kept in the machine and sent when it is back.</translation>
    </message>
    <message>
        <source>核对词 {word}：请对照机器屏幕上的四个音节，一样再确认；不一样就吊销。</source>
        <translation>Check word {word}: compare it with the four syllables on the machine&apos;s screen. Confirm it if they are the same, else revoke the kiosk.</translation>
    </message>
    <message>
        <source>办事处没有为它的记录链签字。请用 verify 在机器上查验，保留磁盘，不要重装。</source>
        <translation>The office did not countersign its journal. Run verify on the machine, keep its disk and do not install it anew.</translation>
    </message>
    <message>
        <source>机器自查记录链有误，已停止服务。请保留磁盘，用 verify 查出断在哪一条。</source>
        <translation>The machine found its own journal broken and is out of service. Keep the disk and run verify to see at which entry.</translation>
    </message>
    <message>
        <source>评价器自己的钟减去办事处的钟。</source>
        <translation>The kiosk&apos;s own clock less the office&apos;s.</translation>
    </message>
    <message>
        <source>机器的钟差 {offset}。评价按校正后的时间记；请检查主板电池和对时设置。</source>
        <translation>The machine&apos;s clock is off by {offset}. Ratings carry corrected time; look at its battery and time settings.</translation>
    </message>
    <message>
        <source>只剩 {free}。请清理磁盘；空间用完时机器会停止服务，已有评价不会丢。</source>
        <translation>Only {free} left. Make room; without any the machine goes out of service, and no rating is lost.</translation>
    </message>
    <message>
        <source>{n} 行数据办事处读不懂，已搁置，其余照常。请先升级办事处的程序。</source>
        <translation>{n} rows the office cannot read are parked and the rest goes on. Upgrade the office&apos;s program first.</translation>
    </message>
    <message>
        <source>现在的评价只作测试，不计入统计。请在窗口的管理页结束测试。</source>
        <translation>Ratings are tests just now and not counted. End the test in the administration of the window.</translation>
    </message>
    <message>
        <source>它的位置由 {kiosk} 接替；迟到的数据仍然计入。</source>
        <translation>{kiosk} has taken its place; rows that come late still count.</translation>
    </message>
    <message>
        <source>{at} 吊销，不再接收它的数据；已有的数据保留。</source>
        <translation>Revoked {at}; nothing more is taken from it, and what it counted stays.</translation>
    </message>
    <message>
        <source>两份记录从同一处分开：磁盘被恢复或复制过。评价都只计一次；请决定分叉的一支怎样标记。</source>
        <translation>Two journals part at one place: a disk was restored or cloned. Every rating counts once; decide how the branch is marked.</translation>
    </message>
    <message>
        <source>请在左边选一台评价器。</source>
        <translation>Choose a kiosk at the left.</translation>
    </message>
    <message>
        <source>注册于</source>
        <translation>Enrolled</translation>
    </message>
    <message>
        <source>{who}，{at}</source>
        <translation>{who}, {at}</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Compared</translation>
    </message>
    <message>
        <source>最近签字</source>
        <translation>Countersigned</translation>
    </message>
    <message>
        <source>规则包</source>
        <translation>Rule pack</translation>
    </message>
    <message>
        <source>{at} 已要求换密钥，等它下次联系。</source>
        <translation>A new key was asked for {at}; it is made at the next exchange.</translation>
    </message>
    <message>
        <source>新注册码(&amp;N)…</source>
        <translation>&amp;New code…</translation>
    </message>
    <message>
        <source>核对词一致(&amp;C)</source>
        <translation>&amp;Check word is the same</translation>
    </message>
    <message>
        <source>换密钥(&amp;K)…</source>
        <translation>New &amp;key…</translation>
    </message>
    <message>
        <source>用新机替换(&amp;R)…</source>
        <translation>&amp;Replace the machine…</translation>
    </message>
    <message>
        <source>密钥丢失，重新注册(&amp;G)…</source>
        <translation>Key lost, enrol a&amp;gain…</translation>
    </message>
    <message>
        <source>吊销(&amp;V)…</source>
        <translation>Re&amp;voke…</translation>
    </message>
    <message>
        <source>让“{place}”的评价器在下次联系时自己换一把新密钥？旧密钥随即作废，无法恢复。</source>
        <translation>Have the kiosk of &quot;{place}&quot; make itself a new key at its next exchange? The old one is worth nothing then, for good.</translation>
    </message>
    <message>
        <source>为“{place}”做一个替换用的注册码？新机用它注册后接替这个位置；在那之前什么也不变，注册码可以撤回。</source>
        <translation>Make a code to replace the kiosk of &quot;{place}&quot;? The machine that enrols with it takes the place; nothing changes before, and the code can be withdrawn.</translation>
    </message>
    <message>
        <source>为“{place}”做一个重新注册用的注册码？同一台机器带着原来的记录换新密钥；在那之前什么也不变。</source>
        <translation>Make a code to enrol the kiosk of &quot;{place}&quot; again? The same machine gets a new key and keeps its journal; nothing changes before.</translation>
    </message>
    <message>
        <source>吊销“{place}”的评价器？办事处从此不再接收它的数据，无法撤销；要再用须重新注册。</source>
        <translation>Revoke the kiosk of &quot;{place}&quot;? The office takes no more from it, which cannot be undone; to be used again it must be enrolled anew.</translation>
    </message>
    <message>
        <source>换密钥(&amp;K)</source>
        <translation>New &amp;key</translation>
    </message>
    <message>
        <source>理由（记入审计日志）</source>
        <translation>Why (kept in the audit log)</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>已确认核对词。</source>
        <translation>Check word confirmed.</translation>
    </message>
    <message>
        <source>已要求换密钥，等它下次联系。</source>
        <translation>A new key is asked for at its next exchange.</translation>
    </message>
    <message>
        <source>已吊销。</source>
        <translation>Revoked.</translation>
    </message>
    <message>
        <source>注册码 {name} 已撤回。</source>
        <translation>Code {name} withdrawn.</translation>
    </message>
    <message>
        <source>分叉已决定，下次联系时重新签字。</source>
        <translation>Decided; the kiosk is countersigned again at its next exchange.</translation>
    </message>
    <message>
        <source>已标为看过。</source>
        <translation>Marked as seen.</translation>
    </message>
    <message>
        <source>做注册码(&amp;M)</source>
        <translation>&amp;Make a code</translation>
    </message>
    <message>
        <source>注册码</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>给哪个窗口，或哪个大厅整体</source>
        <translation>For which window, or which hall as a whole</translation>
    </message>
    <message>
        <source>名录里还没有窗口，也没有大厅。请名录管理员先导入名录，再做注册码。</source>
        <translation>The directory has no window and no hall yet. Ask the directory administrator to import it first.</translation>
    </message>
    <message>
        <source>在新机的注册页扫描或输入。只能用一次，{at} 前有效，只在这里显示一次。</source>
        <translation>Scan or type it on the enrolment page of the machine. Good once, until {at}, and shown only here.</translation>
    </message>
    <message>
        <source>机器注册后会显示四个音节的核对词，这里也会出现同一个词。</source>
        <translation>Once enrolled, the machine shows a check word of four syllables; the same appears here.</translation>
    </message>
    <message>
        <source>已注册。机器屏幕上应显示：{word}</source>
        <translation>Enrolled. The machine&apos;s screen must show: {word}</translation>
    </message>
    <message>
        <source>注册码已过期或已撤回。请关闭后重新做一个。</source>
        <translation>The code has expired or was withdrawn. Close this and make another.</translation>
    </message>
    <message>
        <source>注册码的二维码</source>
        <translation>QR code of the enrolment code</translation>
    </message>
    <message>
        <source>复制(&amp;Y)</source>
        <translation>Cop&amp;y</translation>
    </message>
    <message>
        <source>完成(&amp;D)</source>
        <translation>&amp;Done</translation>
    </message>
    <message>
        <source>撤回(&amp;W)</source>
        <translation>&amp;Withdraw</translation>
    </message>
    <message>
        <source>未用的注册码</source>
        <translation>Codes not used yet</translation>
    </message>
    <message>
        <source>谁做的</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>有效到</source>
        <translation>Good until</translation>
    </message>
    <message>
        <source>还可试</source>
        <translation>Tries left</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>For</translation>
    </message>
    <message>
        <source>新机：{place}</source>
        <translation>New: {place}</translation>
    </message>
    <message>
        <source>替换：{place}</source>
        <translation>Replaces: {place}</translation>
    </message>
    <message>
        <source>重新注册：{place}</source>
        <translation>Enrols again: {place}</translation>
    </message>
    <message>
        <source>警报</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>看过了</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>核对词待确认</source>
        <translation>Check word to be confirmed</translation>
    </message>
    <message>
        <source>记录分叉</source>
        <translation>Fork</translation>
    </message>
    <message>
        <source>没有签字</source>
        <translation>Not countersigned</translation>
    </message>
    <message>
        <source>运行记录前后不一</source>
        <translation>Run told otherwise before</translation>
    </message>
    <message>
        <source>日期不可能</source>
        <translation>Impossible day</translation>
    </message>
    <message>
        <source>值守不明</source>
        <translation>Unknown duty</translation>
    </message>
    <message>
        <source>同一人在别处登录</source>
        <translation>Signed in elsewhere</translation>
    </message>
    <message>
        <source>汇总有出入</source>
        <translation>Roll-up differs</translation>
    </message>
    <message>
        <source>备份失败</source>
        <translation>Backup failed</translation>
    </message>
    <message>
        <source>引用了名录里没有的对象</source>
        <translation>Names something not in the directory</translation>
    </message>
    <message>
        <source>警报 {kind}</source>
        <translation>Alarm {kind}</translation>
    </message>
    <message>
        <source>{at} 起没有消息。请到窗口看电源和网络。</source>
        <translation>Nothing was heard of it since {at}. See to power and network at the window.</translation>
    </message>
    <message>
        <source>机器屏幕上应是 {word}：一样就确认，不一样就吊销。</source>
        <translation>The kiosk&apos;s screen must show {word}: confirm it if it does, revoke the kiosk if not.</translation>
    </message>
    <message>
        <source>{where}。两支的评价都只计一次；请决定分叉的一支怎样标记。</source>
        <translation>{where}. The ratings of both branches count, each once; decide how the forked one is marked.</translation>
    </message>
    <message>
        <source>第 {seq} 条起与办事处签过字的记录接不上。请用 verify 在机器上查验，保留磁盘，不要重装。</source>
        <translation>From entry {seq} on it does not link to what the office has signed. Check the machine with verify, keep its disk, do not reinstall it.</translation>
    </message>
    <message>
        <source>运行 {run} 的来历前后两次报得不一样。请用 verify 在机器上查验，保留磁盘，不要重装。</source>
        <translation>Run {run} was told twice with different forerunners. Check the machine with verify, keep its disk, do not reinstall it.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{visits} 次到访的日期写着 {day}，日历上没有：都已保存，但不在任何月份的数字里。请核对机器的时钟和程序版本，并用 verify 查验它的日志。</source>
        <translation>Visits dated {day}, which no calendar has: {visits}. They are kept, and in no month&apos;s figures. See to the machine&apos;s clock and program version, and check its journal with verify.</translation>
    </message>
    <message>
        <source>{visits} 次到访的日期写着 {day}，日历上没有：计入 {month}，但不在其中任何一天。请核对机器的时钟和程序版本，并用 verify 查验它的日志。</source>
        <translation>Visits dated {day}, which no calendar has: {visits}. They count in {month} and on none of its days. See to the machine&apos;s clock and program version, and check its journal with verify.</translation>
    </message>
    <message>
        <source>有评价属于值守 {duty}，而这次值守一直没有送到：评价计入窗口，不计入个人。请在“改正”页补上是谁。</source>
        <translation>Ratings belong to duty {duty}, which never came: they count for the window and for nobody. Say on the Corrections page whose it was.</translation>
    </message>
    <message>
        <source>值守 {duty} 的工作人员后来在别处登录，这里的值守随即结束。请问问本人：工号和 PIN 不能借人。</source>
        <translation>Whoever had duty {duty} has signed in at another window since, so it ended here. Ask them: nobody lends badge number and PIN.</translation>
    </message>
    <message>
        <source>{when} 的汇总与逐条记录不符，已重新计算。再次出现时，请在服务器上运行 evaluator doctor。</source>
        <translation>The roll-up of {when} differed from its rows and was counted again. If it comes back, run evaluator doctor on the server.</translation>
    </message>
    <message>
        <source>备份 {file} 没有写成。请在服务器上运行 evaluator doctor，看是空间还是权限的问题。</source>
        <translation>The backup {file} was not written. Run evaluator doctor on the server to see whether room or rights are lacking.</translation>
    </message>
    <message>
        <source>人员 {key}</source>
        <translation>staff member {key}</translation>
    </message>
    <message>
        <source>窗口 {key}</source>
        <translation>window {key}</translation>
    </message>
    <message>
        <source>事项 {key}</source>
        <translation>matter {key}</translation>
    </message>
    <message>
        <source>送来的记录写着{named}，名录里没有：评价照计并带标记。请在名录里补上。</source>
        <translation>Rows name the {named}, which is not in the directory: they count and are marked. Add it to the directory.</translation>
    </message>
    <message>
        <source>决定…</source>
        <translation>Decide…</translation>
    </message>
    <message>
        <source>分叉：哪一支继续</source>
        <translation>Fork: which branch goes on</translation>
    </message>
    <message>
        <source>“{place}”的记录有两支。两支的评价都已计入，各计一次，任何决定都不会丢失。请决定分叉的一支是否保留标记，评价器从此在这一支上继续签字。决定后不能更改。有一支不该计入，请办事处负责人在“改正”页提议。</source>
        <translation>The journal of &quot;{place}&quot; has two branches. Ratings of both are counted, each once, and no decision loses any. Decide whether the branch keeps its mark; the kiosk is countersigned on it from now on. This cannot be changed later. Where one branch should not count, an office manager proposes so on the Corrections page.</translation>
    </message>
    <message>
        <source>分叉的一支</source>
        <translation>The branch</translation>
    </message>
    <message>
        <source>原来的一支</source>
        <translation>What was there before</translation>
    </message>
    <message>
        <source>运行 {run}</source>
        <translation>Run {run}</translation>
    </message>
    <message>
        <source>从第 {seq} 条之后分开</source>
        <translation>Parts after entry {seq}</translation>
    </message>
    <message>
        <source>从第一条就分开</source>
        <translation>Parts at the first entry</translation>
    </message>
    <message>
        <source>已写到第 {seq} 条</source>
        <translation>Has come to entry {seq}</translation>
    </message>
    <message>
        <source>办事处已经签字的那一支</source>
        <translation>What the office has countersigned</translation>
    </message>
    <message>
        <source>{at} 发现</source>
        <translation>Found {at}</translation>
    </message>
    <message>
        <source>去掉标记：磁盘确由我们恢复，数据可信(&amp;K)</source>
        <translation>Ta&amp;ke the mark away: we restored the disk ourselves</translation>
    </message>
    <message>
        <source>保留标记：来历说不清(&amp;M)</source>
        <translation>Keep the &amp;mark: nobody knows how it came about</translation>
    </message>
    <message>
        <source>照此决定(&amp;D)</source>
        <translation>&amp;Decide so</translation>
    </message>
    <message>
        <source>办事处已经没有这台评价器。请刷新后再看。</source>
        <translation>The office has no such kiosk any more. Refresh and look again.</translation>
    </message>
    <message>
        <source>这台评价器已经吊销，无法恢复。请为新机做注册码。</source>
        <translation>This kiosk is revoked for good. Make a code for a new machine.</translation>
    </message>
    <message>
        <source>这个分叉已经决定，或不再存在。请刷新后再看。</source>
        <translation>This fork is decided already, or gone. Refresh and look again.</translation>
    </message>
    <message>
        <source>这个位置已不在名录里。请刷新后另选一个。</source>
        <translation>This place is no longer in the directory. Refresh and choose another.</translation>
    </message>
    <message>
        <source>这个注册码已经用掉或撤回。请刷新后再看。</source>
        <translation>This code was used or withdrawn. Refresh and look again.</translation>
    </message>
    <message>
        <source>这个警报已经不在。请刷新后再看。</source>
        <translation>This alarm is gone. Refresh and look again.</translation>
    </message>
    <message>
        <source>还没有评价器。按“新注册码”为第一个窗口做一个。</source>
        <translation>No kiosk yet. Make a code for the first window with &quot;New code&quot;.</translation>
    </message>
    <message>
        <source>没有含有这些字的评价器。</source>
        <translation>No kiosk with these words.</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>重设 PIN(&amp;K)…</source>
        <translation>Rese&amp;t a PIN…</translation>
    </message>
    <message>
        <source>工作人员忘记 PIN 时：一人申请，另一人同意</source>
        <translation>For somebody who forgot their PIN: one person asks, another one agrees</translation>
    </message>
    <message>
        <source>重设 PIN</source>
        <translation>New PINs</translation>
    </message>
    <message>
        <source>工作人员忘记 PIN 时，一人申请，另一人同意。新 PIN 由办事处随机产生，只在同意时显示一次，请当面告诉本人。</source>
        <translation>Where somebody forgot their PIN, one person asks and another one agrees. The office makes the new PIN by chance and shows it once, to whoever agrees; tell it to them face to face.</translation>
    </message>
    <message>
        <source>给谁(&amp;P)</source>
        <translation>&amp;For whom</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>原因(&amp;N)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>例如：本人忘记，已当面核对</source>
        <translation>For example: forgot it, was here in person</translation>
    </message>
    <message>
        <source>申请(&amp;A)</source>
        <translation>&amp;Ask</translation>
    </message>
    <message>
        <source>同意(&amp;G)</source>
        <translation>A&amp;gree</translation>
    </message>
    <message>
        <source>不同意(&amp;R)</source>
        <translation>Ref&amp;use</translation>
    </message>
    <message>
        <source>历史(&amp;Y)…</source>
        <translation>Histor&amp;y…</translation>
    </message>
    <message>
        <source>“{name}”的历史</source>
        <translation>History of &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>历史，最近的在前</source>
        <translation>History, newest first</translation>
    </message>
    <message>
        <source>谁改的</source>
        <translation>By</translation>
    </message>
    <message>
        <source>改了什么</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>建立</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>停用了</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>重新启用</source>
        <translation>Opened again</translation>
    </message>
    <message>
        <source>内容没有变</source>
        <translation>Nothing of it changed</translation>
    </message>
    <message>
        <source>{field}：{before} → {after}</source>
        <translation>{field}: {before} → {after}</translation>
    </message>
    <message>
        <source>来自文件 {name}</source>
        <translation>From the file {name}</translation>
    </message>
    <message>
        <source>恢复成这时的样子(&amp;B)</source>
        <translation>Put &amp;back as it was then</translation>
    </message>
    <message>
        <source>把这一版再写一遍；之后的改动仍留在历史里，也可以撤销。</source>
        <translation>Writes this version once more; what came after it stays in the history, and this can be undone too.</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>申请记录</source>
        <translation>What was asked for</translation>
    </message>
    <message>
        <source>还没有人申请过。</source>
        <translation>Nobody has asked for one yet.</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>申请时间</source>
        <translation>Asked at</translation>
    </message>
    <message>
        <source>决定人</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>等另一人决定</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已重设</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>未同意</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>{person} 的新 PIN，只显示这一次：</source>
        <translation>The new PIN of {person}, shown this once:</translation>
    </message>
    <message>
        <source>请先选择给谁重设。</source>
        <translation>Choose first for whom.</translation>
    </message>
    <message>
        <source>请写明原因，另一人凭它决定。</source>
        <translation>Write the reason; another person decides by it.</translation>
    </message>
    <message>
        <source>请先在记录里选一件等待决定的申请。</source>
        <translation>Choose a request that waits first.</translation>
    </message>
    <message>
        <source>这个人已不在名录里。请按 F5 刷新后再选。</source>
        <translation>This person is no longer in the directory. Press F5 and choose again.</translation>
    </message>
    <message>
        <source>这个人还没有 PIN。请名录管理员在其记录里填写初始 PIN。</source>
        <translation>This person has no PIN yet. The directory administrator enters the first one in their record.</translation>
    </message>
    <message>
        <source>已经有人为其申请过。请在下面的记录里由另一人决定。</source>
        <translation>Somebody asked for this person already. Another person decides on it in the list below.</translation>
    </message>
    <message>
        <source>这件申请已不在。请关闭后重新打开。</source>
        <translation>This request is gone. Close the window and open it again.</translation>
    </message>
    <message>
        <source>别人已经决定过了。请看最新的状态。</source>
        <translation>Somebody else has decided. Look at how it stands now.</translation>
    </message>
    <message>
        <source>申请的人不能自己同意。请另一个人来决定。</source>
        <translation>Whoever asked cannot agree. Let another person decide.</translation>
    </message>
    <message>
        <source>名录</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>第 {version} 版 · {at} · {account}</source>
        <translation>Version {version} · {at} · {account}</translation>
    </message>
    <message>
        <source>您的账号只能查看名录</source>
        <translation>Your account may only look at the directory</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matters</translation>
    </message>
    <message>
        <source>名录的各表</source>
        <translation>Tables of the directory</translation>
    </message>
    <message>
        <source>区</source>
        <translation>District</translation>
    </message>
    <message>
        <source>{month} 的评价证据</source>
        <translation>Evidence of {month}</translation>
    </message>
    <message>
        <source>文件自签名以来没有改动。签名的密钥是 {key}，请与张贴的公示单核对。</source>
        <translation>The file has not changed since it was signed. The key that signed it is {key}; compare it with the posted sheet.</translation>
    </message>
    <message>
        <source>签名不符：文件在签名后被改动过，不能作为证据。请向办事处重新索取。</source>
        <translation>The signature does not fit: the file was changed after it was signed and is no evidence. Ask the office for it again.</translation>
    </message>
    <message>
        <source>这是模拟数据。</source>
        <translation>This is simulated data.</translation>
    </message>
    <message>
        <source>证明：把它和各窗口的文件夹放在一起，运行 evaluator verify，任何人都可以做。</source>
        <translation>To prove it: hold it against the folders of the windows with evaluator verify. Anybody may.</translation>
    </message>
    <message>
        <source>评价器交换文件</source>
        <translation>Exchange of kiosks</translation>
    </message>
    <message>
        <source>窗口带给办事处的评价。请交给办事处的信息技术人员，由 evaluator office import-exchange 导入。</source>
        <translation>Ratings that windows send to the office by hand. Give it to office IT, who take it in by evaluator office import-exchange.</translation>
    </message>
    <message>
        <source>办事处答复文件</source>
        <translation>Reply of an office</translation>
    </message>
    <message>
        <source>办事处给窗口的答复。请带回各窗口，由 evaluator kiosk import-reply 读入。</source>
        <translation>What the office answers the windows. Bring it back to them; evaluator kiosk import-reply takes it in.</translation>
    </message>
    <message>
        <source>不是评价系统的文件</source>
        <translation>Not a file of the evaluator</translation>
    </message>
    <message>
        <source>它不是评价证据、交换文件或答复文件，或者已损坏。请重新复制一份。</source>
        <translation>It is neither evidence nor an exchange nor a reply, or it is damaged. Copy it again.</translation>
    </message>
    <message>
        <source>文件打不开</source>
        <translation>The file cannot be opened</translation>
    </message>
    <message>
        <source>{why}。请检查路径和读取权限。</source>
        <translation>{why}. Check the path and the right to read it.</translation>
    </message>
    <message>
        <source>办事处</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>计入的评价</source>
        <translation>Ratings that count</translation>
    </message>
    <message>
        <source>评价器数</source>
        <translation>Kiosks</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>消息</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>大厅</source>
        <comment>kind of unit</comment>
        <translation>Hall</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>党员</source>
        <translation>Party member</translation>
    </message>
    <message>
        <source>服务之星</source>
        <translation>Service star</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Above it</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>英文名称</source>
        <translation>English name</translation>
    </message>
    <message>
        <source>所属机构</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>英文职务</source>
        <translation>English post</translation>
    </message>
    <message>
        <source>标志</source>
        <translation>Emblem</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>支援</source>
        <translation>Loan to</translation>
    </message>
    <message>
        <source>办理窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>一纸清</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>永远代表这一条，不会再给别人；请用数字代号，不要用姓名。</source>
        <translation>Stands for this record for ever and is never given again; take a number and not a name.</translation>
    </message>
    <message>
        <source>只写数字，不能与别人相同。</source>
        <translation>Digits only, and nobody else&apos;s.</translation>
    </message>
    <message>
        <source>本大厅以外还可以在哪些机构值守。</source>
        <translation>Where the person may serve besides their own hall.</translation>
    </message>
    <message>
        <source>初始 PIN</source>
        <translation>First PIN</translation>
    </message>
    <message>
        <source>六位数字，不要连号；已有 PIN 的人不能在这里更换。</source>
        <translation>Six digits, no run; a PIN that is set cannot be replaced here.</translation>
    </message>
    <message>
        <source>英文界面上显示；可以不填。</source>
        <translation>Shown in English; may stay empty.</translation>
    </message>
    <message>
        <source>在哪些窗口办理，至少一个。</source>
        <translation>The windows it is done at, one at least.</translation>
    </message>
    <message>
        <source>（最上级）</source>
        <translation>(at the top)</translation>
    </message>
    <message>
        <source>已设</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>未设</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>{day} 停用</source>
        <translation>Closed {day}</translation>
    </message>
    <message>
        <source>个人信息已删除</source>
        <translation>Personal data erased</translation>
    </message>
    <message>
        <source>第 {version} 版（{on}）</source>
        <translation>Version {version} ({on})</translation>
    </message>
    <message>
        <source>还没有清单</source>
        <translation>No checklist yet</translation>
    </message>
    <message>
        <source>新版本</source>
        <translation>New version</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>中文清单，每行一项</source>
        <translation>In Chinese, one item a line</translation>
    </message>
    <message>
        <source>英文清单，每行一项；可以全部不填</source>
        <translation>In English, one item a line; or nothing at all</translation>
    </message>
    <message>
        <source>含停用(&amp;C)</source>
        <translation>With &amp;closed</translation>
    </message>
    <message>
        <source>放弃更改(&amp;D)</source>
        <translation>&amp;Discard</translation>
    </message>
    <message>
        <source>停用(&amp;O)</source>
        <translation>Cl&amp;ose</translation>
    </message>
    <message>
        <source>重新启用(&amp;O)</source>
        <translation>&amp;Open again</translation>
    </message>
    <message>
        <source>删除个人信息(&amp;P)…</source>
        <translation>Erase &amp;personal data…</translation>
    </message>
    <message>
        <source>可以换一个机构，或清空查找。</source>
        <translation>Choose another unit, or clear the search.</translation>
    </message>
    <message>
        <source>名录还是空的</source>
        <translation>The directory is still empty</translation>
    </message>
    <message>
        <source>请按“导入”选机构、窗口、人员和事项的表格；也可以先新增机构，再新增其余。</source>
        <translation>Press Import and choose your tables; or add the units first, then the rest.</translation>
    </message>
    <message>
        <source>名录管理员导入以后，这里就有机构、窗口、人员和事项；按 F5 刷新。</source>
        <translation>Units, windows, staff and matters are here once the directory administrator has imported them. F5 reads again.</translation>
    </message>
    <message>
        <source>永久删除(&amp;E)</source>
        <translation>&amp;Erase for good</translation>
    </message>
    <message>
        <source>无照片</source>
        <translation>No photo</translation>
    </message>
    <message>
        <source>新增人员(&amp;N)</source>
        <translation>&amp;New person</translation>
    </message>
    <message>
        <source>新增窗口(&amp;N)</source>
        <translation>&amp;New window</translation>
    </message>
    <message>
        <source>新增事项(&amp;N)</source>
        <translation>&amp;New matter</translation>
    </message>
    <message>
        <source>新增机构(&amp;N)</source>
        <translation>&amp;New unit</translation>
    </message>
    <message>
        <source>导出(&amp;E)…</source>
        <translation>&amp;Export…</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>重做(&amp;R)</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>把“{name}”改回原样（Ctrl+Z）</source>
        <translation>Put {name} back as it was (Ctrl+Z)</translation>
    </message>
    <message>
        <source>再次更改“{name}”（Ctrl+Shift+Z）</source>
        <translation>Change {name} once more (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>没有可以撤销的更改</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>没有可以重做的更改</source>
        <translation>Nothing to redo</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>从表中选择一条，就在这里查看和更改。</source>
        <translation>Choose a row in the table to see and change it here.</translation>
    </message>
    <message>
        <source>从表中选择一条，就在这里查看。</source>
        <translation>Choose a row in the table to see it here.</translation>
    </message>
    <message>
        <source>这里没有{kind}</source>
        <translation>No entries here: {kind}</translation>
    </message>
    <message>
        <source>可以换一个机构、清空查找，或新增一条。</source>
        <translation>Choose another unit, clear the search, or add one.</translation>
    </message>
    <message>
        <source>这条记录还没有保存：请先保存，或放弃更改。</source>
        <translation>This record is not saved yet: save it first, or discard the changes.</translation>
    </message>
    <message>
        <source>“{name}”已保存；Ctrl+Z 可以撤销。</source>
        <translation>{name} is saved; Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>“{name}”已停用，以前的数字仍在其名下；Ctrl+Z 可以撤销。</source>
        <translation>{name} is closed and keeps its past figures; Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>“{name}”已改回原样。</source>
        <translation>{name} is as it was before.</translation>
    </message>
    <message>
        <source>“{name}”已再次更改。</source>
        <translation>{name} is changed once more.</translation>
    </message>
    <message>
        <source>没有更改，不需要保存。</source>
        <translation>Nothing was changed, so there is nothing to save.</translation>
    </message>
    <message>
        <source>这个编号已经用过；请另选一个。</source>
        <translation>This id was used already; choose another.</translation>
    </message>
    <message>
        <source>有 {n} 处需要更正，什么都没有保存。</source>
        <translation>To be mended: {n}. Nothing was saved.</translation>
    </message>
    <message>
        <source>{where}：{remedy}</source>
        <translation>{where}: {remedy}</translation>
    </message>
    <message>
        <source>删除个人信息</source>
        <translation>Erase personal data</translation>
    </message>
    <message>
        <source>将永久删除“{name}”的姓名、工号、职务、照片和密码，各版名录和评价器里的也一并删除。评价数保留在“前工作人员”名下。

此操作无法撤销。旧的备份和导出的文件里可能还有，请另行处理。</source>
        <translation>Name, badge number, post, photo and PIN of {name} will be erased for good, in every version of the directory and at the kiosks. What was counted stays under Former staff member.

This cannot be undone. Old backups and exported files may still hold the data; see to them as well.</translation>
    </message>
    <message>
        <source>个人信息已删除；评价器在下一次联络时删除。</source>
        <translation>The personal data are erased; the kiosks give them up at their next exchange.</translation>
    </message>
    <message>
        <source>有人先改了这条记录</source>
        <translation>Somebody changed this record first</translation>
    </message>
    <message>
        <source>{account} 在 {at} 更改了“{name}”，您的更改还没有保存。请选择每一项用哪一个。</source>
        <translation>{account} changed {name} at {at}; your changes are not saved yet. Choose for each field which is to stand.</translation>
    </message>
    <message>
        <source>“{name}”刚被别人更改，您的更改还没有保存。请选择每一项用哪一个。</source>
        <translation>{name} was just changed by somebody else; your changes are not saved yet. Choose for each field which is to stand.</translation>
    </message>
    <message>
        <source>对方已将它停用；保存会重新启用。</source>
        <translation>They closed it; saving opens it again.</translation>
    </message>
    <message>
        <source>您要停用它；停用后保留对方更改的内容。</source>
        <translation>You are closing it; what they changed stays in the closed record.</translation>
    </message>
    <message>
        <source>两边内容相同，没有需要选择的项。</source>
        <translation>Both sides say the same; there is nothing to choose.</translation>
    </message>
    <message>
        <source>办事处现有的</source>
        <translation>At the office now</translation>
    </message>
    <message>
        <source>您填写的</source>
        <translation>As you typed it</translation>
    </message>
    <message>
        <source>全部用现有的(&amp;A)</source>
        <translation>&amp;All as at the office</translation>
    </message>
    <message>
        <source>全部用我的(&amp;M)</source>
        <translation>All as t&amp;yped</translation>
    </message>
    <message>
        <source>保存所选(&amp;S)</source>
        <translation>&amp;Save the choice</translation>
    </message>
    <message>
        <source>仍然停用(&amp;C)</source>
        <translation>&amp;Close all the same</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>选择照片(&amp;H)…</source>
        <translation>Choose p&amp;hoto…</translation>
    </message>
    <message>
        <source>移除(&amp;V)</source>
        <translation>Remo&amp;ve</translation>
    </message>
    <message>
        <source>裁剪照片</source>
        <translation>Cut the photo</translation>
    </message>
    <message>
        <source>拖动照片，滚轮或 + − 缩放，方向键微调；方框里的就是评价器上显示的。</source>
        <translation>Drag the photo; wheel or + − to zoom, arrows to nudge. The kiosk shows what is inside the square.</translation>
    </message>
    <message>
        <source>放大(&amp;L)</source>
        <translation>&amp;Larger</translation>
    </message>
    <message>
        <source>缩小(&amp;S)</source>
        <translation>&amp;Smaller</translation>
    </message>
    <message>
        <source>使用这张照片(&amp;U)</source>
        <translation>&amp;Use this photo</translation>
    </message>
    <message>
        <source>照片 (*.png *.jpg *.jpeg)</source>
        <translation>Photos (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>“{name}”太大，打不开；请另存为小一些的 JPEG 再选。</source>
        <translation>“{name}” is too large to open. Save it as a smaller JPEG and choose that.</translation>
    </message>
    <message>
        <source>“{name}”不完整，后半截没有拷全；请从原来的地方重新拷贝，或另选一张。</source>
        <translation>“{name}” is not whole: its end is missing. Copy it again from where it came, or choose another photo.</translation>
    </message>
    <message>
        <source>“{name}”不是能打开的照片；请另选一张 PNG 或 JPEG。</source>
        <translation>{name} is no photo that can be opened; choose another PNG or JPEG.</translation>
    </message>
    <message>
        <source>“{name}”的照片已更换；Ctrl+Z 可以撤销。</source>
        <translation>The photo of {name} is replaced; Ctrl+Z undoes it.</translation>
    </message>
    <message>
        <source>导入(&amp;M)…</source>
        <translation>I&amp;mport…</translation>
    </message>
    <message>
        <source>名录文件 (*.xlsx *.zip *.csv)</source>
        <translation>Directory files (*.xlsx *.zip *.csv)</translation>
    </message>
    <message>
        <source>工作簿 (*.xlsx);;CSV 压缩包，含照片 (*.zip)</source>
        <translation>Workbook (*.xlsx);;CSV in a ZIP, with photos (*.zip)</translation>
    </message>
    <message>
        <source>导入名录</source>
        <translation>Import the directory</translation>
    </message>
    <message>
        <source>文件：{name}</source>
        <translation>File: {name}</translation>
    </message>
    <message>
        <source>正在检查，什么都不会写入…</source>
        <translation>Checking; nothing is written…</translation>
    </message>
    <message>
        <source>正在写入…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>检查通过，还没有写入：将新增 {added}，更改 {changed}，停用 {closed}。文件里没有的会停用，不会删除。</source>
        <translation>Checked, not written yet: {added} new, {changed} changed, {closed} closed. What is not in the file is closed, never deleted.</translation>
    </message>
    <message>
        <source>检查通过，还没有写入：只有顺序不同。</source>
        <translation>Checked, not written yet: only the order differs.</translation>
    </message>
    <message>
        <source>与现有名录完全相同，不需要导入。</source>
        <translation>The same as the directory there is; nothing to import.</translation>
    </message>
    <message>
        <source>有 {n} 处错误，什么都没有导入。请在文件里改好保存，再点“重新检查”。Ctrl+C 可复制这张表。</source>
        <translation>Faults: {n}; nothing was imported. Mend and save the file, then check again. Ctrl+C copies this table.</translation>
    </message>
    <message>
        <source>检查之后有人改了名录，什么都没有写入。请重新检查。</source>
        <translation>Somebody changed the directory after the check; nothing was written. Check again.</translation>
    </message>
    <message>
        <source>“{name}”无法读取。请确认它是工作簿或 CSV，没有被别的程序占用，再重新检查。</source>
        <translation>{name} cannot be read. See that it is a workbook or CSV and not held by another program, then check again.</translation>
    </message>
    <message>
        <source>“{name}”超过 8 MB。请先去掉照片，之后在这里逐个添加。</source>
        <translation>{name} is larger than 8 MB. Leave out the photos and add them here one by one.</translation>
    </message>
    <message>
        <source>写入名录(&amp;W)</source>
        <translation>&amp;Write it</translation>
    </message>
    <message>
        <source>重新检查(&amp;R)</source>
        <translation>Check &amp;again</translation>
    </message>
    <message>
        <source>已导入，名录现在是第 {version} 版。</source>
        <translation>Imported; the directory is now version {version}.</translation>
    </message>
    <message>
        <source>名录已导出到 {path}；其中没有密码。</source>
        <translation>The directory is exported to {path}; no PIN is in it.</translation>
    </message>
    <message>
        <source>无法写入 {path}。请另选位置，或关闭打开着它的程序后再试。</source>
        <translation>{path} cannot be written. Choose another place, or close the program that has it open, and try again.</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>更改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>将会</source>
        <translation>Would</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>更改的列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>文件或工作表</source>
        <translation>File or sheet</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>错误和更正办法</source>
        <translation>What is wrong and what to do</translation>
    </message>
    <message>
        <source>有人刚更改了这个人，什么都没有删除。请看过现在的内容再试。</source>
        <translation>Somebody just changed this person; nothing was erased. Look at the record as it is now and try again.</translation>
    </message>
    <message>
        <source>有人刚更改了这个人，照片没有换。请看过现在的内容再试。</source>
        <translation>Somebody just changed this person; the photo was not replaced. Look at the record as it is now and try again.</translation>
    </message>
    <message>
        <source>新增一条，归在左边选中的机构（Ctrl+N）</source>
        <translation>Add a record to the unit chosen at the left (Ctrl+N)</translation>
    </message>
    <message>
        <source>{n} 个窗口</source>
        <translation>{n} windows</translation>
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
        <source>其他大厅</source>
        <translation>Another hall</translation>
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
        <source>另有 {visits} 次到访不在任何月份：评价器记下的日期日历上没有。请系统管理员看“评价器管理”页的警报。</source>
        <translation>Visits in no month, because a kiosk gave them a day that no calendar has: {visits}. A system administrator finds the alarm on the Kiosks page.</translation>
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
        <source>办事处的答复，这个程序读不懂：多半是办事处已经升级。请把管理台也升级到同一版本，再试。</source>
        <translation>This program cannot read the office&apos;s answer: most likely the office was upgraded. Upgrade this desk to the same version and try again.</translation>
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
    <message>
        <source>账号管理</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>{n} 个账号在用</source>
        <translation>{n} accounts in use</translation>
    </message>
    <message>
        <source>字母、数字、点、短横和下划线，最多 64 个；用过的名称不能再用。</source>
        <translation>Letters, digits, dot, dash and underscore, up to 64; a name that was used is never used again.</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>看得到</source>
        <translation>Sees</translation>
    </message>
    <message>
        <source>整个办事处</source>
        <translation>The whole office</translation>
    </message>
    <message>
        <source>建立于</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>等待首次登录</source>
        <translation>Not signed in yet</translation>
    </message>
    <message>
        <source>{at} 停用</source>
        <translation>Closed {at}</translation>
    </message>
    <message>
        <source>新增账号(&amp;N)</source>
        <translation>&amp;New account</translation>
    </message>
    <message>
        <source>停用账号(&amp;T)…</source>
        <translation>Close accoun&amp;t…</translation>
    </message>
    <message>
        <source>解锁，换一次性密码(&amp;O)…</source>
        <translation>Unl&amp;ock with a new password…</translation>
    </message>
    <message>
        <source>重新启用，给一次性密码(&amp;P)…</source>
        <translation>Use again, with a one-time &amp;password…</translation>
    </message>
    <message>
        <source>从表中选择一个账号，就在这里查看和更改。</source>
        <translation>Choose an account in the table to see and change it here.</translation>
    </message>
    <message>
        <source>这个账号还没有保存：请先保存，或放弃更改。</source>
        <translation>This account is not saved yet: save it first, or discard the changes.</translation>
    </message>
    <message>
        <source>账号 {account} 已更改，下一次操作起按新的角色。</source>
        <translation>The account {account} is changed and holds its new rights from its next step.</translation>
    </message>
    <message>
        <source>有人刚改过这个账号，现在的样子已显示在这里。请看过以后再做一次。</source>
        <translation>Somebody has just changed this account; it is shown here as it is now. Look at it, then do it again.</translation>
    </message>
    <message>
        <source>账号 {account} 已停用，不能再登录；它做过的事仍在其名下。</source>
        <translation>The account {account} is closed and cannot sign in; what it did stays under its name.</translation>
    </message>
    <message>
        <source>停用账号 {account} 后它立即退出，也不能再登录，这个名称不会给别人。系统管理员以后可以重新启用它。</source>
        <translation>When account {account} is closed it is signed out at once and cannot sign in. Its name is given to nobody else. A system administrator can put it in use again later.</translation>
    </message>
    <message>
        <source>停用(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>账号 {account} 会立即退出，原来的密码作废，换成新的一次性密码。</source>
        <translation>The account {account} is signed out at once; its password ends and a new one-time password takes its place.</translation>
    </message>
    <message>
        <source>换密码(&amp;P)</source>
        <translation>Change &amp;password</translation>
    </message>
    <message>
        <source>一次性密码</source>
        <translation>One-time password</translation>
    </message>
    <message>
        <source>请当面交给 {account} 的使用人。只显示这一次，关闭后无法再看；首次登录时要换成自己的密码。</source>
        <translation>Hand it to whoever uses {account}. It is shown this once and cannot be seen again; the first sign-in asks for a password of their own.</translation>
    </message>
    <message>
        <source>复制(&amp;C)</source>
        <translation>&amp;Copy</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>我已交给本人</source>
        <translation>It is handed over</translation>
    </message>
    <message>
        <source>这个账号名称用过了，也可能属于停用的账号；请另选一个。</source>
        <translation>This name was used already, perhaps by a closed account; choose another.</translation>
    </message>
    <message>
        <source>这个账号已经不在用；请按 F5 刷新。</source>
        <translation>This account is not in use any more; press F5.</translation>
    </message>
    <message>
        <source>不能更改或停用自己的账号；请由另一位系统管理员来做。</source>
        <translation>Nobody changes or closes the own account; ask another system administrator.</translation>
    </message>
    <message>
        <source>这是最后一个系统管理员；请先新增另一个。</source>
        <translation>This is the last system administrator; add another one first.</translation>
    </message>
    <message>
        <source>这个机构已不在名录里；请另选一个。</source>
        <translation>This unit is not in the directory any more; choose another.</translation>
    </message>
    <message>
        <source>大厅管理员要指定一个大厅；请在“看得到”里选择。</source>
        <translation>A hall manager needs a hall; choose it under Sees.</translation>
    </message>
    <message>
        <source>账号只能用字母、数字、点、短横和下划线，最多 64 个；请更正。</source>
        <translation>An account holds letters, digits, dot, dash and underscore only, up to 64; correct it.</translation>
    </message>
    <message>
        <source>审计日志</source>
        <translation>Audit log</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>整本日志前后相连，没有被改过</source>
        <translation>The whole log links; nothing in it was changed</translation>
    </message>
    <message>
        <source>日志从第 {seq} 条起对不上：它或它之前的一条被改过。请保全办事处的文件并报告上级。</source>
        <translation>The log does not link from line {seq} on: it or one before it was changed. Secure the files of the office and report it.</translation>
    </message>
    <message>
        <source>更早的(&amp;M)</source>
        <translation>&amp;More, earlier</translation>
    </message>
    <message>
        <source>已到日志开头</source>
        <translation>This is the beginning of the log</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>已导出到 {path}。</source>
        <translation>Exported to {path}.</translation>
    </message>
    <message>
        <source>服务器命令行</source>
        <translation>command line of the server</translation>
    </message>
    <message>
        <source>新增账号</source>
        <translation>Account added</translation>
    </message>
    <message>
        <source>更改账号</source>
        <translation>Account changed</translation>
    </message>
    <message>
        <source>停用账号</source>
        <translation>Account closed</translation>
    </message>
    <message>
        <source>重新启用账号</source>
        <translation>Account in use again</translation>
    </message>
    <message>
        <source>换一次性密码</source>
        <translation>New one-time password</translation>
    </message>
    <message>
        <source>看过警报</source>
        <translation>Alarm looked at</translation>
    </message>
    <message>
        <source>答复办理件</source>
        <translation>Case answered</translation>
    </message>
    <message>
        <source>分派办理件</source>
        <translation>Case assigned</translation>
    </message>
    <message>
        <source>办理件加备注</source>
        <translation>Case noted on</translation>
    </message>
    <message>
        <source>录入办理件</source>
        <translation>Case entered</translation>
    </message>
    <message>
        <source>查看值守人员</source>
        <translation>Looked at who was on duty</translation>
    </message>
    <message>
        <source>公开答复</source>
        <translation>Answer published</translation>
    </message>
    <message>
        <source>重新办理</source>
        <translation>Case opened again</translation>
    </message>
    <message>
        <source>提出改正</source>
        <translation>Correction proposed</translation>
    </message>
    <message>
        <source>不同意改正</source>
        <translation>Correction refused</translation>
    </message>
    <message>
        <source>更改名录</source>
        <translation>Directory changed</translation>
    </message>
    <message>
        <source>导出名录</source>
        <translation>Directory exported</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>建立办事处</source>
        <translation>Office founded</translation>
    </message>
    <message>
        <source>从备份恢复</source>
        <translation>Restored from a backup</translation>
    </message>
    <message>
        <source>更换密码</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>按期清理</source>
        <translation>Retention applied</translation>
    </message>
    <message>
        <source>新增规则包</source>
        <translation>Rule pack added</translation>
    </message>
    <message>
        <source>启用规则包</source>
        <translation>Rule pack put in force</translation>
    </message>
    <message>
        <source>决定服务之星</source>
        <translation>Star decided</translation>
    </message>
    <message>
        <source>导出统计</source>
        <translation>Figures exported</translation>
    </message>
    <message>
        <source>出具证据包</source>
        <translation>Evidence of a month written</translation>
    </message>
    <message>
        <source>在服务器上查看统计</source>
        <translation>Figures read at the server</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>From</translation>
    </message>
    <message>
        <source>生成注册码</source>
        <translation>Enrolment code made</translation>
    </message>
    <message>
        <source>撤回注册码</source>
        <translation>Enrolment code withdrawn</translation>
    </message>
    <message>
        <source>从文件收取评价</source>
        <translation>Ratings taken from a file</translation>
    </message>
    <message>
        <source>决定分叉</source>
        <translation>Fork decided</translation>
    </message>
    <message>
        <source>核对词已确认</source>
        <translation>Check word confirmed</translation>
    </message>
    <message>
        <source>评价器注册</source>
        <translation>Kiosk enrolled</translation>
    </message>
    <message>
        <source>评价器已换密钥</source>
        <translation>Kiosk changed its key</translation>
    </message>
    <message>
        <source>评价器重发密钥</source>
        <translation>Kiosk&apos;s key renewed</translation>
    </message>
    <message>
        <source>要求换密钥</source>
        <translation>New key asked for</translation>
    </message>
    <message>
        <source>更换评价器</source>
        <translation>Kiosk replaced</translation>
    </message>
    <message>
        <source>吊销评价器</source>
        <translation>Kiosk revoked</translation>
    </message>
    <message>
        <source>打印个人月报</source>
        <translation>Personal sheet printed</translation>
    </message>
    <message>
        <source>同意重设 PIN</source>
        <translation>PIN reset agreed to</translation>
    </message>
    <message>
        <source>申请重设 PIN</source>
        <translation>PIN reset asked for</translation>
    </message>
    <message>
        <source>不同意重设 PIN</source>
        <translation>PIN reset refused</translation>
    </message>
    <message>
        <source>决定异常信号</source>
        <translation>Signal decided</translation>
    </message>
    <message>
        <source>改正：{act}</source>
        <translation>Correction: {act}</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Asked by</translation>
    </message>
    <message>
        <source>办理件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>核对词</source>
        <translation>Check word</translation>
    </message>
    <message>
        <source>改正</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>值守</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>版次</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>评价器</source>
        <translation>Kiosk</translation>
    </message>
    <message>
        <source>第几次</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>原评价器</source>
        <translation>Old kiosk</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>提出人</source>
        <translation>Proposed by</translation>
    </message>
    <message>
        <source>公钥</source>
        <translation>Public key</translation>
    </message>
    <message>
        <source>重发给</source>
        <translation>Renews</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replaces</translation>
    </message>
    <message>
        <source>重设</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>运行</source>
        <translation>Run</translation>
    </message>
    <message>
        <source>异常信号</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>模拟</source>
        <translation>Simulated</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>State</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>备份于</source>
        <translation>Backed up at</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>之前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>{name}：{value}</source>
        <translation>{name}: {value}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>张贴页(&amp;W)</source>
        <translation>&amp;Wall sheet</translation>
    </message>
    <message>
        <source>给大厅墙上张贴的一页：各窗口的评价次数与日志，有办事处签名</source>
        <translation>A page for the wall of the hall: ratings by window and where each journal stands, signed by the office</translation>
    </message>
    <message>
        <source>{hall} · {month}</source>
        <translation>{hall} · {month}</translation>
    </message>
    <message>
        <source>共 {n} 个评价。这里只写次数，不写等级；任何人都可凭它核对公布的数字。</source>
        <translation>{n} ratings in all. This page says how often, not which answer; by it anybody can check the figures that are published.</translation>
    </message>
    <message>
        <source>评价器日志此时的末尾</source>
        <translation>Where each kiosk&apos;s journal ended</translation>
    </message>
    <message>
        <source>{day} 起的评价还没有计入。</source>
        <translation>Ratings from {day} on are not in it yet.</translation>
    </message>
    <message>
        <source>{office} · 截至 {as_of} · 软件 {program}</source>
        <translation>{office} · as of {as_of} · program {program}</translation>
    </message>
    <message>
        <source>办事处公钥 {key}</source>
        <translation>Key of the office {key}</translation>
    </message>
    <message>
        <source>签名 {signature}</source>
        <translation>Signature {signature}</translation>
    </message>
    <message>
        <source>窗口名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>评价次数</source>
        <translation>Ratings</translation>
    </message>
    <message>
        <source>第几条</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>哈希</source>
        <translation>Hash</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>规则包定下等级、理由、公式、门槛和日历。收下的版本不再改变；要改，就加更高的版本。</source>
        <translation>Packs set the levels, reasons, formulas, thresholds and calendar. A version that is kept never changes; to change one, add a higher version.</translation>
    </message>
    <message>
        <source>规则包</source>
        <translation>Rule packs</translation>
    </message>
    <message>
        <source>规则包</source>
        <comment>one</comment>
        <translation>Rule pack</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>收下于</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>现行</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>备用</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>条文(&amp;T)</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>重算往月(&amp;M)</source>
        <translation>Past &amp;month</translation>
    </message>
    <message>
        <source>对照(&amp;V)</source>
        <translation>&amp;Versus</translation>
    </message>
    <message>
        <source>不对照</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>只看不同(&amp;D)</source>
        <translation>&amp;Differences only</translation>
    </message>
    <message>
        <source>{n} 处不同</source>
        <translation>{n} differences</translation>
    </message>
    <message>
        <source>两个规则包没有不同。</source>
        <translation>The two packs do not differ.</translation>
    </message>
    <message>
        <source>部分</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>条目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>规定</source>
        <translation>What it says</translation>
    </message>
    <message>
        <source>加入规则包…(&amp;A)</source>
        <translation>&amp;Add pack…</translation>
    </message>
    <message>
        <source>从 TOML 文件收下一个规则包；收下后还要设为现行才起作用 (Ctrl+N)</source>
        <translation>Add a pack from its TOML file; it works only once it is put in force (Ctrl+N)</translation>
    </message>
    <message>
        <source>设为现行…(&amp;F)</source>
        <translation>Put in &amp;force…</translation>
    </message>
    <message>
        <source>从现在起办事处和评价器都按这个规则包工作</source>
        <translation>Office and kiosks work by this pack from now on</translation>
    </message>
    <message>
        <source>从现在起按“{name}”工作？评价器在下次连到办事处时换用它。已评的等级和数目不变；公式与门槛随之改变。</source>
        <translation>Work by &quot;{name}&quot; from now on? Kiosks take it at their next exchange. Levels and counts already given stay; formulas and thresholds change with it.</translation>
    </message>
    <message>
        <source>设为现行(&amp;F)</source>
        <translation>Put in &amp;force</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>现行规则包：{name}</source>
        <translation>In force: {name}</translation>
    </message>
    <message>
        <source>已收下：{name}。设为现行后才起作用。</source>
        <translation>Added: {name}. It works once it is put in force.</translation>
    </message>
    <message>
        <source>读不了 {name}。请检查文件还在、是 UTF-8 文本，再试一次。</source>
        <translation>Could not read {name}. Check that it is there and is UTF-8 text, and try again.</translation>
    </message>
    <message>
        <source>这个规则包不能用：{detail}。请改正文件后再加入。</source>
        <translation>This pack cannot be used: {detail}. Mend the file and add it again.</translation>
    </message>
    <message>
        <source>这个版本号已经收下过另一份内容。请在文件里把 version 改高再加入。</source>
        <translation>Another file is kept under this version. Give the file a higher version and add it again.</translation>
    </message>
    <message>
        <source>这个规则包已不在。请按 F5 刷新。</source>
        <translation>This pack is no longer there. Press F5 to refresh.</translation>
    </message>
    <message>
        <source>这个规则包用的是另一套等级，算不了按现行等级评的月份。请另选一个规则包。</source>
        <translation>This pack has other levels and cannot count a month rated under those in force. Choose another pack.</translation>
    </message>
    <message>
        <source>没有符合的条目</source>
        <translation>No item matches</translation>
    </message>
    <message>
        <source>同样的评价，按现行 {now} 和按 {other} 各算一次。只是试算，什么也不改。</source>
        <translation>The same ratings, counted under {now} in force and under {other}. A trial: nothing is changed.</translation>
    </message>
    <message>
        <source>选中的就是现行规则包。请在左边选另一个来试算。</source>
        <translation>The chosen pack is the one in force. Choose another at the left to try it.</translation>
    </message>
    <message>
        <source>全部：{name} {now} → {other_name} {other}，相差 {difference} 个点</source>
        <translation>All: {name} {now} → {other_name} {other}, {difference} points apart</translation>
    </message>
    <message>
        <source>全部：样本不足</source>
        <translation>All: too few</translation>
    </message>
    <message>
        <source>按机构</source>
        <translation>By unit</translation>
    </message>
    <message>
        <source>按窗口</source>
        <translation>By window</translation>
    </message>
    <message>
        <source>按人员</source>
        <translation>By person</translation>
    </message>
    <message>
        <source>按事项</source>
        <translation>By matter</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Grouping</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>评价数</source>
        <translation>Ratings</translation>
    </message>
    <message>
        <source>按 {rules}</source>
        <translation>Under {rules}</translation>
    </message>
    <message>
        <source>相差</source>
        <translation>Apart</translation>
    </message>
    <message>
        <source>另一规则包的主指标减去现行的主指标，以 0–100 的点计。</source>
        <translation>The other pack&apos;s headline rate less that in force, in points of 0–100.</translation>
    </message>
    <message>
        <source>样本不足</source>
        <translation>Too few</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Levels</translation>
    </message>
    <message>
        <source>公式</source>
        <translation>Formulas</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>小样本</source>
        <translation>Small counts</translation>
    </message>
    <message>
        <source>窗口时限</source>
        <translation>At the window</translation>
    </message>
    <message>
        <source>工作日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>之星与考核</source>
        <translation>Stars, assessment</translation>
    </message>
    <message>
        <source>异常信号</source>
        <translation>Signals</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>（机构名称）</source>
        <translation>(name of the unit)</translation>
    </message>
    <message>
        <source>整个大厅的问题</source>
        <translation>About a whole hall</translation>
    </message>
    <message>
        <source>第 {place} 级</source>
        <translation>Level {place}</translation>
    </message>
    <message>
        <source>{name}&#x3000;按键 {key}&#x3000;国标代码 {national}</source>
        <translation>{name}, key {key}, national code {national}</translation>
    </message>
    <message>
        <source>&#x3000;要答复</source>
        <translation>, needs an answer</translation>
    </message>
    <message>
        <source>主指标</source>
        <translation>Headline rate</translation>
    </message>
    <message>
        <source>{definition}&#x3000;权重：{weights}</source>
        <translation>{definition}; weights: {weights}</translation>
    </message>
    <message>
        <source>区间的 z</source>
        <translation>z of the interval</translation>
    </message>
    <message>
        <source>{name}（{about}）</source>
        <translation>{name} ({about})</translation>
    </message>
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
    <message>
        <source>必须选理由</source>
        <translation>A reason is required</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>管理者看到数字至少要</source>
        <translation>Managers see from</translation>
    </message>
    <message>
        <source>本人看到数字至少要</source>
        <translation>Staff see from</translation>
    </message>
    <message>
        <source>能评论一个人至少要</source>
        <translation>A claim rests on</translation>
    </message>
    <message>
        <source>{n} 个评价</source>
        <translation>{n} ratings</translation>
    </message>
    <message>
        <source>{n} 秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} 个工作日</source>
        <translation>{n} working days</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>{n} 个月</source>
        <translation>{n} months</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} people</translation>
    </message>
    <message>
        <source>两次评价至少隔</source>
        <translation>Between two ratings</translation>
    </message>
    <message>
        <source>可改答案</source>
        <translation>An answer may change for</translation>
    </message>
    <message>
        <source>致谢停留</source>
        <translation>Thank-you stays</translation>
    </message>
    <message>
        <source>邀请有效</source>
        <translation>An invitation lasts</translation>
    </message>
    <message>
        <source>无人操作多久结束值守</source>
        <translation>Duty ends after idle</translation>
    </message>
    <message>
        <source>暂停最长</source>
        <translation>Longest pause</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>开放日</source>
        <translation>Open on</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>Working days</translation>
    </message>
    <message>
        <source>节假日</source>
        <translation>Holidays</translation>
    </message>
    <message>
        <source>调休上班</source>
        <translation>Make-up workdays</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>不满意评价</source>
        <translation>Dissatisfied rating</translation>
    </message>
    <message>
        <source>即办</source>
        <translation>At once</translation>
    </message>
    <message>
        <source>限期</source>
        <translation>By deadline</translation>
    </message>
    <message>
        <source>长期</source>
        <translation>Long term</translation>
    </message>
    <message>
        <source>之星的参评率至少</source>
        <translation>Participation of a star</translation>
    </message>
    <message>
        <source>评优线</source>
        <translation>Awards from</translation>
    </message>
    <message>
        <source>问责线</source>
        <translation>Accountability below</translation>
    </message>
    <message>
        <source>连续几个月进现场</source>
        <translation>Work on site after</translation>
    </message>
    <message>
        <source>年度表扬</source>
        <translation>Named at year&apos;s end</translation>
    </message>
    <message>
        <source>看之前多少天</source>
        <translation>Days looked back</translation>
    </message>
    <message>
        <source>至少多少评价才算平常</source>
        <translation>What is usual rests on</translation>
    </message>
    <message>
        <source>集中评价：多短的时间</source>
        <translation>Burst: within</translation>
    </message>
    <message>
        <source>集中评价：至少</source>
        <translation>Burst: at least</translation>
    </message>
    <message>
        <source>集中差评：至少</source>
        <translation>Worst burst: at least</translation>
    </message>
    <message>
        <source>每天容许的误报</source>
        <translation>False alarms a day allowed</translation>
    </message>
    <message>
        <source>均匀间隔：多少个</source>
        <translation>Even gaps: how many</translation>
    </message>
    <message>
        <source>均匀间隔：变异小于</source>
        <translation>Even gaps: variation below</translation>
    </message>
    <message>
        <source>均匀间隔：平均不长于</source>
        <translation>Even gaps: mean at most</translation>
    </message>
    <message>
        <source>最短间隔：相差不过</source>
        <translation>Shortest gap: within</translation>
    </message>
    <message>
        <source>最短间隔：多少个</source>
        <translation>Shortest gap: how many</translation>
    </message>
    <message>
        <source>连续好评：碰巧小于</source>
        <translation>Best run: chance below</translation>
    </message>
    <message>
        <source>连续好评：容许好几倍</source>
        <translation>Best run: odds allowed</translation>
    </message>
    <message>
        <source>刚登录：几秒内</source>
        <translation>After sign-in: within</translation>
    </message>
    <message>
        <source>值守结束前：最后几分钟</source>
        <translation>Before closing: last</translation>
    </message>
    <message>
        <source>值守结束前：超过几成</source>
        <translation>Before closing: over</translation>
    </message>
    <message>
        <source>值守结束前：当天至少</source>
        <translation>Before closing: day has</translation>
    </message>
    <message>
        <source>暂停：比平常多</source>
        <translation>Pauses: beyond usual</translation>
    </message>
    <message>
        <source>暂停：同样长的少于</source>
        <translation>Pauses: as long before, under</translation>
    </message>
    <message>
        <source>未评：碰巧小于</source>
        <translation>Unanswered: chance below</translation>
    </message>
    <message>
        <source>好评比例：碰巧小于</source>
        <translation>Mix: chance below</translation>
    </message>
    <message>
        <source>人与窗口：标准差大于</source>
        <translation>Person, window: deviations over</translation>
    </message>
</context>
<context>
    <name>signals</name>
    <message>
        <source>异常信号</source>
        <translation>Signals</translation>
    </message>
    <message>
        <source>{n} 条待决定。信号只是向人提出的问题：不删评价，不改数字；窗口人员看不到。</source>
        <translation>{n} to decide. A signal is a question to a person: no rating is deleted, no figure changed; nobody at the window sees it.</translation>
    </message>
    <message>
        <source>信号只是向人提出的问题：不删评价，不改数字；窗口人员看不到。</source>
        <translation>A signal is a question to a person: no rating is deleted, no figure changed; nobody at the window sees it.</translation>
    </message>
    <message>
        <source>短时集中评价</source>
        <translation>Burst of ratings</translation>
    </message>
    <message>
        <source>短时集中好评</source>
        <translation>Burst of best ratings</translation>
    </message>
    <message>
        <source>短时集中差评</source>
        <translation>Burst of lowest ratings</translation>
    </message>
    <message>
        <source>间隔过于均匀</source>
        <translation>Evenly spaced ratings</translation>
    </message>
    <message>
        <source>总在最短间隔评价</source>
        <translation>Always at the shortest interval</translation>
    </message>
    <message>
        <source>连续好评过长</source>
        <translation>Long run of best ratings</translation>
    </message>
    <message>
        <source>无人值守时有评价</source>
        <translation>Ratings with nobody on duty</translation>
    </message>
    <message>
        <source>暂停时有评价</source>
        <translation>Ratings during a pause</translation>
    </message>
    <message>
        <source>刚登录就有评价</source>
        <translation>Ratings right after sign-in</translation>
    </message>
    <message>
        <source>值守结束前集中评价</source>
        <translation>Ratings crowd at closing</translation>
    </message>
    <message>
        <source>暂停时间过长</source>
        <translation>Long pauses</translation>
    </message>
    <message>
        <source>应评未评过多</source>
        <translation>Many asked, few answered</translation>
    </message>
    <message>
        <source>好评比例与同窗口他人不同</source>
        <translation>Mix unlike others at the window</translation>
    </message>
    <message>
        <source>与本人在别处、他人在此处都不同</source>
        <translation>Unlike self elsewhere, others here</translation>
    </message>
    <message>
        <source>{n} 个评价挤在很短的时间里，比这个窗口在这个钟点平时的快慢该有的多得多。</source>
        <translation>{n} ratings lie within a very short time, far more than this window&apos;s usual pace at that hour allows.</translation>
    </message>
    <message>
        <source>{n} 个最好一档的评价挤在很短的时间里，比这个窗口在这个钟点平时的快慢该有的多得多。</source>
        <translation>{n} ratings of the best level lie within a very short time, far more than this window&apos;s usual pace at that hour allows.</translation>
    </message>
    <message>
        <source>{n} 个最低一档的评价挤在很短的时间里，比这个窗口在这个钟点平时的快慢该有的多得多。</source>
        <translation>{n} ratings of the lowest level lie within a very short time, far more than this window&apos;s usual pace at that hour allows.</translation>
    </message>
    <message>
        <source>{n} 个评价之间的间隔几乎一样长；真实的办事有长有短。</source>
        <translation>{n} ratings came at almost equal gaps; real visits are long and short.</translation>
    </message>
    <message>
        <source>{n} 个评价都在窗口刚允许再评的那一刻到来，像是有人等着按。</source>
        <translation>{n} ratings came the moment the window allowed the next one, as if somebody waited to press.</translation>
    </message>
    <message>
        <source>连续 {n} 个最好一档的评价；按同窗口其他人得到的评价，碰巧几乎连不到这么长。</source>
        <translation>{n} ratings of the best level in a row; by the ratings others get at this window, chance hardly makes a run so long.</translation>
    </message>
    <message>
        <source>{n} 个评价落在值守之外；窗口本不该在这时接受评价。</source>
        <translation>{n} ratings lie outside the duty, when the window takes none.</translation>
    </message>
    <message>
        <source>{n} 个评价落在暂停期间，而暂停前并没有邀请；窗口本不该在这时接受评价。</source>
        <translation>{n} ratings lie in a pause with nobody asked before it, when the window takes none.</translation>
    </message>
    <message>
        <source>{n} 个评价在登录后几秒内就来了，多半来不及办完一件事。</source>
        <translation>{n} ratings came within seconds of the sign-in, hardly time to serve anybody.</translation>
    </message>
    <message>
        <source>当天的评价里有 {n} 个集中在最后一次值守结束前的一小段时间。</source>
        <translation>{n} of the day&apos;s ratings lie in the last minutes before closing.</translation>
    </message>
    <message>
        <source>这次值守暂停了 {n} 分钟，远比此前大多数值守长；暂停时不满意的人没法评。</source>
        <translation>This duty paused for {n} minutes, far longer than most before it; whoever is dissatisfied cannot rate in a pause.</translation>
    </message>
    <message>
        <source>{n} 位受邀的人没有评价，比这个窗口平时多得多；没评的可能正是不满意的人。</source>
        <translation>{n} people who were asked did not rate, far more than usual here; they may be the dissatisfied ones.</translation>
    </message>
    <message>
        <source>当月 {n} 个评价里，最好一档的比例远高于同窗口的其他人。窗口相同，人不同，差得比碰巧大。</source>
        <translation>Of {n} ratings in the month, far more are of the best level than others get at the same window; more than chance explains.</translation>
    </message>
    <message>
        <source>当月 {n} 个评价，既不像此人在别的窗口，也不像别人在这个窗口，差得比碰巧大。</source>
        <translation>{n} ratings of the month fit neither this person elsewhere nor others here; more than chance explains.</translation>
    </message>
    <message>
        <source>涉及 {n} 个评价。</source>
        <translation>It is about {n} ratings.</translation>
    </message>
    <message>
        <source>也可能是：一家人或同一批人一起办完，一个接一个评。</source>
        <translation>It may also be: a family or group that finished together and rated one after the other.</translation>
    </message>
    <message>
        <source>也可能是：排着队办同一件快事的人。</source>
        <translation>It may also be: a queue of people with the same quick matter.</translation>
    </message>
    <message>
        <source>也可能是：这个人确实做得好，或只办容易的事项。请对照事项和排班。</source>
        <translation>It may also be: somebody who is good, or serves easy matters only. Compare matters and roster.</translation>
    </message>
    <message>
        <source>也可能是：评价器的时钟或记录有误。请信息人员看这台评价器的健康状况。</source>
        <translation>It may also be: a fault in the kiosk&apos;s clock or records. Ask IT to look at its health.</translation>
    </message>
    <message>
        <source>也可能是：前一次值守的办事人接着在这一次评了。</source>
        <translation>It may also be: a resident of the duty before who rated in this one.</translation>
    </message>
    <message>
        <source>也可能是：值守快结束时才来的一批人。</source>
        <translation>It may also be: people who all came just before closing.</translation>
    </message>
    <message>
        <source>也可能是：培训、会议、设备故障或人手不够。请对照值守记录。</source>
        <translation>It may also be: training, a meeting, a fault or too few hands. Compare the duty log.</translation>
    </message>
    <message>
        <source>也可能是：评价器放得不显眼，或当天很忙。请到窗口看一看。</source>
        <translation>It may also be: a kiosk out of sight, or a busy day. Go and look at the window.</translation>
    </message>
    <message>
        <source>也可能是：这个人在这里办的事项与别处不同。请对照事项和排班。</source>
        <translation>It may also be: other matters here than elsewhere. Compare matters and roster.</translation>
    </message>
    <message>
        <source>正常工作的窗口，大约每 {days} 个工作日才会碰巧出现一次这样的情形。</source>
        <translation>At a window that works honestly, chance shows as much about once in {days} working days.</translation>
    </message>
    <message>
        <source>正常工作的窗口，{days} 个工作日里也难得碰巧出现一次这样的情形。</source>
        <translation>At a window that works honestly, chance shows as much less than once in {days} working days.</translation>
    </message>
    <message>
        <source>正常工作的窗口不会出现这样的情形。</source>
        <translation>A window that works honestly never shows this.</translation>
    </message>
    <message>
        <source>{days} 天一次</source>
        <translation>1 in {days}</translation>
    </message>
    <message>
        <source>不会</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>超过 {n}</source>
        <translation>{n}+</translation>
    </message>
    <message>
        <source>误报率（模拟，留出种子）：{months} 个诚实的评价器月里误报 {n} 次，即每评价器月 {rate} 次。</source>
        <translation>False alarms (simulated, held-out seeds): {n} in {months} honest kiosk-months, {rate} a kiosk-month.</translation>
    </message>
    <message>
        <source>误报率（模拟，留出种子）：{months} 个诚实的评价器月里没有误报过。</source>
        <translation>False alarms (simulated, held-out seeds): none in {months} honest kiosk-months.</translation>
    </message>
    <message>
        <source>误报率：这种信号要有多个窗口、多个人才能看，还没有单独测过，请格外慎重。</source>
        <translation>False alarms: this kind needs several windows and people and has not been measured alone; take special care.</translation>
    </message>
    <message>
        <source>全部计入</source>
        <translation>With all of them</translation>
    </message>
    <message>
        <source>不计这些评价</source>
        <translation>Without these</translation>
    </message>
    <message>
        <source>满意率 {rate}&#x3000;n = {n}</source>
        <translation>Satisfied {rate}, n = {n}</translation>
    </message>
    <message>
        <source>满意率 {worst} 至 {best}&#x3000;n = {n}（哪几个评价只有窗口知道，所以是一个范围）</source>
        <translation>Satisfied {worst} to {best}, n = {n} (a range, for only the window knows which ratings they are)</translation>
    </message>
    <message>
        <source>样本不足</source>
        <translation>Too few</translation>
    </message>
    <message>
        <source>两个数字都会留着；决定本身不改任何数字。要改，请另提改正。</source>
        <translation>Both figures stay; a decision changes none. To change one, make a correction.</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>信号</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>整个大厅</source>
        <translation>Whole hall</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>涉及</source>
        <translation>About</translation>
    </message>
    <message>
        <source>涉及的评价数；“暂停时间过长”是分钟，“应评未评过多”是未评的到访。</source>
        <translation>Ratings it is about; minutes for long pauses, unanswered visits for many asked, few answered.</translation>
    </message>
    <message>
        <source>碰巧出现</source>
        <translation>By chance, days</translation>
    </message>
    <message>
        <source>正常工作的窗口平均多少个工作日会碰巧出现一次；越久越值得问。</source>
        <translation>Once in how many working days chance shows as much at an honest window; the longer, the more worth asking.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>待决定</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>已说明</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>属实</source>
        <translation>Upheld</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>全部大厅</source>
        <translation>All halls</translation>
    </message>
    <message>
        <source>有正当原因(&amp;X)</source>
        <translation>E&amp;xplained</translation>
    </message>
    <message>
        <source>问过、看过，是正常工作；写明原因。</source>
        <translation>Asked and looked at: honest work; say what explains it.</translation>
    </message>
    <message>
        <source>属实(&amp;U)</source>
        <translation>&amp;Upheld</translation>
    </message>
    <message>
        <source>确有问题；写明怎么查到的。数字不会因此改变。</source>
        <translation>It is so; say how it was found. No figure changes by it.</translation>
    </message>
    <message>
        <source>重新待决定(&amp;R)</source>
        <translation>&amp;Open again</translation>
    </message>
    <message>
        <source>去改正这次值守…(&amp;G)</source>
        <translation>&amp;Go and correct this duty…</translation>
    </message>
    <message>
        <source>打开“改正”：换人记账，或由两个人同意不计这一天。</source>
        <translation>Opens Corrections: credit it to somebody else, or exclude the day with two persons agreeing.</translation>
    </message>
    <message>
        <source>{account}：{state}。{reason}</source>
        <translation>{account}: {state}. {reason}</translation>
    </message>
    <message>
        <source>已记下：{state}</source>
        <translation>Recorded: {state}</translation>
    </message>
    <message>
        <source>别人刚刚决定过——{line}&#x3000;要仍按您的意见决定，请再按一次。</source>
        <translation>Somebody else has just decided: {line} To decide your way all the same, press again.</translation>
    </message>
    <message>
        <source>这条信号已不在这个月里。请按 F5 刷新。</source>
        <translation>This signal is no longer in this month. Press F5 to refresh.</translation>
    </message>
    <message>
        <source>这个月没有信号</source>
        <translation>No signals in this month</translation>
    </message>
    <message>
        <source>评价器每天结束后检查，办事处在月份结束后检查。没有信号是平常的结果。</source>
        <translation>Kiosks look at each day when it is over, the office at each month when it is over. No signal is an ordinary result.</translation>
    </message>
    <message>
        <source>没有符合条件的信号。请换一个状态或大厅，或清空查找框。</source>
        <translation>No signal matches. Choose another state or hall, or clear the search field.</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>模拟数据</source>
        <translation>Simulated data</translation>
    </message>
</context>
<context>
    <name>stars</name>
    <message>
        <source>服务之星</source>
        <translation>Service Star</translation>
    </message>
    <message>
        <source>{first} 至 {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>周</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>本月各周</source>
        <translation>The weeks of the month</translation>
    </message>
    <message>
        <source>月份未结束</source>
        <translation>Month not over</translation>
    </message>
    <message>
        <source>未决定（入围 {n} 人）</source>
        <translation>Undecided (band of {n})</translation>
    </message>
    <message>
        <source>无人入围</source>
        <translation>Nobody in the band</translation>
    </message>
    <message>
        <source>本周不评</source>
        <translation>No star this week</translation>
    </message>
    <message>
        <source>★ {name}</source>
        <translation>★ {name}</translation>
    </message>
    <message>
        <source>入围 {n} 人：区间上限达到本周最好的下限，彼此分不出高下，不分先后。</source>
        <translation>Band of {n}: everybody whose upper bound reaches the best lower bound of the week. They cannot be told apart, and nobody stands first.</translation>
    </message>
    <message>
        <source>本周没有人有足够的评价入围；不评是正常的结果。</source>
        <translation>Nobody has the ratings to stand in the band this week; no star is an ordinary result.</translation>
    </message>
    <message>
        <source>这个月（和它的最后一周）结束后才有提名，之前不看任何人的数字。</source>
        <translation>There is a proposal once the month, and its last week, is over; until then nobody&apos;s figures are looked at.</translation>
    </message>
    <message>
        <source>{name} ＝ {words}。当月评价满 {claim} 个、参评率（已知时）满 {participation} 的人参加提名。</source>
        <translation>{name} = {words}. Proposed is whoever has {claim} ratings in the month and, where it is known, a participation of {participation}.</translation>
    </message>
    <message>
        <source>入围</source>
        <translation>In the band</translation>
    </message>
    <message>
        <source>区间低于入围</source>
        <translation>Below the band</translation>
    </message>
    <message>
        <source>当月评价不够</source>
        <translation>Too few in month</translation>
    </message>
    <message>
        <source>参评率不够</source>
        <translation>Participation too low</translation>
    </message>
    <message>
        <source>本周样本不足</source>
        <translation>Too few this week</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>工号</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>本周评价</source>
        <translation>Ratings, week</translation>
    </message>
    <message>
        <source>本周满意率</source>
        <translation>Rate, week</translation>
    </message>
    <message>
        <source>当月评价</source>
        <translation>Ratings, month</translation>
    </message>
    <message>
        <source>三个月</source>
        <translation>Three months</translation>
    </message>
    <message>
        <source>当月和之前两个月合计的满意率与评价数，供参考。</source>
        <translation>Rate and ratings of the month and the two before it, beside.</translation>
    </message>
    <message>
        <source>{rate}（{n}）</source>
        <translation>{rate} ({n})</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>{number} 号 {n}</source>
        <translation>no. {number}: {n}</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>本周提名与数字</source>
        <translation>The week&apos;s proposal with its figures</translation>
    </message>
    <message>
        <source>本周之星(&amp;S)</source>
        <translation>&amp;Star of the week</translation>
    </message>
    <message>
        <source>请选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>理由(&amp;R)</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>为什么是此人，或为什么不评；会写进记录</source>
        <translation>Why this person, or why nobody; kept in the record</translation>
    </message>
    <message>
        <source>决定(&amp;D)</source>
        <translation>&amp;Decide</translation>
    </message>
    <message>
        <source>更正决定(&amp;D)</source>
        <translation>&amp;Decide anew</translation>
    </message>
    <message>
        <source>请先选择入围的人，或选“本周不评”。</source>
        <translation>Choose somebody of the band, or &quot;No star this week&quot;.</translation>
    </message>
    <message>
        <source>请写下理由，再决定。</source>
        <translation>Write the reason, then decide.</translation>
    </message>
    <message>
        <source>已决定：{words}</source>
        <translation>Decided: {words}</translation>
    </message>
    <message>
        <source>决定记录</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>还没有决定。</source>
        <translation>Nothing has been decided.</translation>
    </message>
    <message>
        <source>{at}&#x3000;{account}&#x3000;{who}：{reason}</source>
        <translation>{at}  {account}  {who}: {reason}</translation>
    </message>
    <message>
        <source>同事刚刚已决定——{line}
您的还没有提交，仍写在下面；再按一次就作为更正提交。</source>
        <translation>A colleague has decided since: {line}
Yours is not sent and stands below; press again to send it as a correction.</translation>
    </message>
    <message>
        <source>荣誉证书 PDF…(&amp;C)</source>
        <translation>&amp;Certificate as PDF…</translation>
    </message>
    <message>
        <source>公示 PDF…(&amp;P)</source>
        <translation>Notice as &amp;PDF…</translation>
    </message>
    <message>
        <source>已保存：{file}</source>
        <translation>Saved: {file}</translation>
    </message>
    <message>
        <source>没能写入 {file}。请换一个文件夹，或关闭正在打开它的程序后再试。</source>
        <translation>{file} could not be written. Choose another folder, or close the program that has it open, and try again.</translation>
    </message>
    <message>
        <source>这一周所在的月份还没有结束。请等结束后再决定。</source>
        <translation>The month of this week is not over. Decide once it is.</translation>
    </message>
    <message>
        <source>此人已不在入围名单里（数字有更新）。请按 F5 看过新的提名再决定。</source>
        <translation>This person is no longer in the band, for the figures have changed. Press F5, look at the new proposal, and decide.</translation>
    </message>
    <message>
        <source>办事处没有应答，不能确定是否已决定。理由留在这里；请按 F5 看过再试。</source>
        <translation>The office did not answer, so nobody knows whether it was decided. Your reason stays here; press F5, look, and try again.</translation>
    </message>
    <message>
        <source>荣誉证书</source>
        <translation>Certificate</translation>
    </message>
    <message>
        <source>每周服务之星</source>
        <translation>Service Star of the Week</translation>
    </message>
    <message>
        <source>在 {span} 的一周里，前来办事的居民对您的服务给予了充分的肯定。特授予“每周服务之星”称号，以资鼓励。</source>
        <translation>In the week of {span} the residents who came to your window thought highly of how you served them. In recognition you are named Service Star of the Week.</translation>
    </message>
    <message>
        <source>{month} 服务之星公示</source>
        <translation>Service Stars, {month}</translation>
    </message>
    <message>
        <source>以下按周列出，不分先后，不是排名。每周之星由办事处管理人员在评价区间分不出高下的人员中选定。</source>
        <translation>Listed by week; this is no ranking. Each star was chosen by the office&apos;s managers from people whom the ratings cannot tell apart.</translation>
    </message>
    <message>
        <source>尚未决定</source>
        <translation>Not decided yet</translation>
    </message>
    <message>
        <source>由 {account} 于 {at} 打印&#x3000;·&#x3000;窗口服务评价 {version}</source>
        <translation>Printed by {account}, {at} · Window Service Evaluator {version}</translation>
    </message>
    <message>
        <source>年度考核</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>窗口</source>
        <comment>grouping</comment>
        <translation>Window</translation>
    </message>
    <message>
        <source>大厅</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>达标</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>失去评优</source>
        <translation>Awards lost</translation>
    </message>
    <message>
        <source>问责区</source>
        <translation>Accountability</translation>
    </message>
    <message>
        <source>接近门槛，区间跨过界线</source>
        <translation>Near a threshold: the interval crosses it</translation>
    </message>
    <message>
        <source>{month}：{zone}&#x3000;{rate}（95% 区间 {bounds}，n＝{n}）</source>
        <translation>{month}: {zone}  {rate} (95% interval {bounds}, n = {n})</translation>
    </message>
    <message>
        <source>{month}：{zone}</source>
        <translation>{month}: {zone}</translation>
    </message>
    <message>
        <source>{name} ＝ {words}。低于 {award} 失去评优，低于 {move} 进入问责区，连续 {running} 个月在问责区须驻点整改。</source>
        <translation>{name} = {words}. Under {award} awards are lost, under {move} begins the accountability zone, and {running} months running in it lead to work on site.</translation>
    </message>
    <message>
        <source>每月评价不足 {claim} 个写样本不足，不作判断；正在进行的月份不在内。空心表示区间跨过界线。</source>
        <translation>A month of fewer than {claim} ratings says too few and is not judged; the running month is not in it. Hollow: the interval crosses a threshold.</translation>
    </message>
    <message>
        <source>全年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>全年评价</source>
        <translation>Ratings, year</translation>
    </message>
    <message>
        <source>连续问责</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>最长连续在问责区的月数；样本不足的月份中断连续。</source>
        <translation>The longest run of months in the accountability zone; a month with too few ratings ends it.</translation>
    </message>
    <message>
        <source>{n} 个月</source>
        <translation>{n} months</translation>
    </message>
    <message>
        <source>▲ {n} 个月，驻点整改</source>
        <translation>▲ {n} months: on site</translation>
    </message>
    <message>
        <source>前十</source>
        <translation>Top ten</translation>
    </message>
    <message>
        <source>按全年区间下限，最多十名；样本不足的不在内。</source>
        <translation>By the lower bound of the year, at most ten; nobody with too few ratings is among them.</translation>
    </message>
    <message>
        <source>各月考核标记</source>
        <translation>The marks of the months</translation>
    </message>
    <message>
        <source>这一年还没有结束的月份</source>
        <translation>No month of this year is over</translation>
    </message>
    <message>
        <source>没有可看的对象</source>
        <translation>Nothing to show</translation>
    </message>
    <message>
        <source>每个月结束之后，它的标记会出现在这里。可以换一个年份。</source>
        <translation>The mark of a month appears here once it is over. Another year may have some.</translation>
    </message>
    <message>
        <source>个人月报 PDF…(&amp;P)</source>
        <translation>&amp;Personal sheet as PDF…</translation>
    </message>
    <message>
        <source>请在表中选一个人（按人员分组），再选月份。</source>
        <translation>Choose a person in the table (by people), then the month.</translation>
    </message>
    <message>
        <source>月份(&amp;M)</source>
        <translation>&amp;Month</translation>
    </message>
    <message>
        <source>{month} 个人评价</source>
        <translation>Your ratings, {month}</translation>
    </message>
    <message>
        <source>这个月的评价不足 {least} 个。为保护居民，也为了不从几个人的话里下结论，这里不给出数字。</source>
        <translation>There are fewer than {least} ratings in this month. To protect the residents, and to conclude nothing from what a few people said, no figure is given.</translation>
    </message>
    <message>
        <source>这个月有人的评价太少。给出这里的数字，就能算出别人的，所以这里不给出数字。</source>
        <translation>Somebody else had too few ratings this month. With the figures of this page theirs could be worked out, so it gives none.</translation>
    </message>
    <message>
        <source>第 {edition} 版。评价增减满 {step} 个才出下一版，这样两版相减也看不出任何一位居民的回答。</source>
        <translation>Edition {edition}. The next one comes only after {step} ratings have come or gone, so that no difference of two pages tells what any resident said.</translation>
    </message>
    <message>
        <source>本页只交给本人。数字来自居民在窗口的评价；一个月的数字会有起伏，看区间，不看小数。</source>
        <translation>This page is for you alone. The figures are what residents answered at the window; a month goes up and down, so read the interval and not the decimals.</translation>
    </message>
</context>
</TS>
