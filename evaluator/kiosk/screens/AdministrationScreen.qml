pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

Rectangle {
    id: screen

    required property AdministrationViewModel viewModel
    readonly property bool open: viewModel.step === "open"
    readonly property list<string> labels: [qsTr("办事处"), qsTr("上次通信"), qsTr("待传"), qsTr("磁盘剩余"), qsTr("时钟"), qsTr("版本"), qsTr("音量"), qsTr("亮度"), qsTr("读卡器")]
    readonly property list<string> values: [viewModel.address, exchanged(), qsTr("%1 条").arg(viewModel.backlog), viewModel.disk, viewModel.clock + (viewModel.doubtful ? " · " + qsTr("未校准") : ""), viewModel.versions, viewModel.hasVoice ? viewModel.volume + " %" : qsTr("无声"), viewModel.hasBrightness ? viewModel.brightness + " %" : qsTr("这块屏幕没有可由程序调节的亮度"), viewModel.readers]

    function exchanged(): string {
        const at = viewModel.exchangedAt === "" ? qsTr("启动后尚未成功") : viewModel.exchangedAt;
        return viewModel.trouble === "" ? at : at + " · " + viewModel.trouble;
    }

    objectName: "administration"
    color: Theme.paper

    MouseArea {
        anchors.fill: parent
    }

    Plate {
        id: back

        objectName: "administrationBack"
        x: Theme.fromStart(Theme.margin - padding, width, screen.width)
        y: Theme.pick(8, 28, 28)
        framed: false
        padding: Theme.pick(16, 24, 24)
        height: Theme.pick(54, 80, 80)
        text: qsTr("返回")
        drawing: "icons/back"
        textSize: Theme.pick(22, 30, 30)
        ground: Theme.paper
        onTapped: screen.viewModel.leave()
    }

    Line {
        id: title

        readonly property int start: screen.open ? Theme.margin - back.padding + back.width + Theme.gap : Theme.margin

        objectName: "administrationTitle"
        x: Theme.fromStart(start, width, screen.width)
        y: screen.open ? back.y + Math.round((back.height - height) / 2) : entry.y - height - Theme.pick(8, 16, 16)
        width: screen.open ? screen.width - start - Theme.margin : entry.width
        text: screen.open ? qsTr("设备管理") : qsTr("设备管理 · 技术员密码")
        color: Theme.link
        size: Theme.pick(24, 34, 34)
        least: 0.6
        font.bold: true
    }

    Column {
        id: entry

        visible: !screen.open
        x: Theme.fromStart(Theme.margin, width, screen.width)
        y: back.y + back.height + title.height + (Theme.portrait ? Theme.px(46) : Math.round((screen.height - back.y - back.height - title.height - height) * 0.36))
        width: Theme.portrait ? screen.width - 2 * Theme.margin : screen.width - pad.across - 2 * Theme.margin - Theme.pick(28, 72, 72)
        spacing: Theme.pick(12, 24, 24)

        PinField {
            width: parent.width
            count: screen.viewModel.dots
        }

        Words {
            objectName: "technicianRefusal"
            width: parent.width
            text: screen.viewModel.busy ? qsTr("请稍候…") : screen.viewModel.refusal
            size: Theme.pick(20, 28, 28)
        }
    }

    KeyPad {
        id: pad

        readonly property int across: Theme.portrait ? screen.width - 2 * Theme.margin : Math.round(screen.width * 0.44)
        readonly property int down: Theme.portrait ? Math.round(screen.height * 0.5) : screen.height - 2 * Theme.pick(16, 40, 40)

        visible: !screen.open
        x: Theme.fromStart(screen.width - Theme.margin - across, width, screen.width)
        y: screen.height - down - Theme.pick(16, 40, 40)
        keyWidth: Math.floor((across - 2 * spacing) / 3)
        keyHeight: Math.floor((down - 3 * spacing) / 4)
        open: !screen.viewModel.busy
        onDigit: value => screen.viewModel.digit(value)
        onErased: screen.viewModel.erase()
        onDone: screen.viewModel.enter()
    }

    Column {
        id: health

        readonly property int rowHeight: Math.min(Theme.pick(34, 62, 92), Math.floor((acts.y - y - Theme.pick(8, 24, 24)) / screen.labels.length))

        visible: screen.open
        x: Theme.margin
        y: back.y + back.height + Theme.pick(2, 20, 28)
        width: screen.width - 2 * Theme.margin

        Repeater {
            model: screen.labels.length

            delegate: Item {
                id: row

                required property int index

                width: health.width
                height: health.rowHeight

                Line {
                    id: label

                    x: Theme.fromStart(0, width, row.width)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.pick(150, 240, 200)
                    text: screen.labels[row.index]
                    color: Theme.secondInk
                    size: Theme.pick(21, 30, 30)
                }

                Line {
                    objectName: "health_" + row.index
                    x: Theme.fromStart(label.width + Theme.gap, width, row.width)
                    anchors.verticalCenter: parent.verticalCenter
                    width: row.width - label.width - Theme.gap
                    height: Theme.portrait ? row.height : implicitHeight
                    text: screen.values[row.index]
                    size: Theme.pick(21, 30, 30)
                    least: Theme.portrait ? 0.8 : 0.5
                    wrapMode: Theme.portrait ? Text.Wrap : Text.NoWrap
                    maximumLineCount: 2
                    lineHeight: Theme.portrait ? 0.86 : 1
                }

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 1
                    visible: !Theme.small && row.index < screen.labels.length - 1
                    color: Theme.rule
                }
            }
        }
    }

    Flow {
        id: acts

        visible: screen.open
        x: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(16, 40, 40)
        width: screen.width - 2 * Theme.margin
        spacing: Theme.pick(10, 20, 20)

        Plate {
            objectName: "toggleTest"
            filled: screen.viewModel.test
            ink: screen.viewModel.test ? Theme.filledInk : Theme.ink
            text: screen.viewModel.test ? qsTr("结束测试") : qsTr("测试模式")
            textSize: Theme.pick(21, 30, 30)
            onTapped: screen.viewModel.toggleTest()
        }

        Plate {
            objectName: "softer"
            visible: screen.viewModel.hasVoice
            text: qsTr("音量 −")
            textSize: Theme.pick(21, 30, 30)
            onTapped: screen.viewModel.softer()
        }

        Plate {
            objectName: "louder"
            visible: screen.viewModel.hasVoice
            text: qsTr("音量 ＋")
            textSize: Theme.pick(21, 30, 30)
            onTapped: screen.viewModel.louder()
        }

        Plate {
            objectName: "darker"
            visible: screen.viewModel.hasBrightness
            text: qsTr("亮度 −")
            textSize: Theme.pick(21, 30, 30)
            onTapped: screen.viewModel.darker()
        }

        Plate {
            objectName: "brighter"
            visible: screen.viewModel.hasBrightness
            text: qsTr("亮度 ＋")
            textSize: Theme.pick(21, 30, 30)
            onTapped: screen.viewModel.brighter()
        }

        Plate {
            objectName: "quit"
            text: qsTr("退出程序")
            textSize: Theme.pick(21, 30, 30)
            onTapped: screen.viewModel.quit()
        }
    }
}
