pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

Item {
    id: screen

    required property PausedViewModel viewModel

    signal administrationAsked

    objectName: "paused"

    Column {
        x: Theme.margin
        y: Math.round((goOn.y - height) / 2)
        width: screen.width - 2 * Theme.margin
        spacing: Theme.pick(2, 10, 10)

        Line {
            width: parent.width
            visible: text !== ""
            text: [screen.viewModel.windowNumber === "" ? "" : qsTr("第 %1 窗口").arg(screen.viewModel.windowNumber), screen.viewModel.windowName].filter(part => part !== "").join("  ·  ")
            color: Theme.secondInk
            size: Theme.questionText
            least: 0.5
            horizontalAlignment: Text.AlignHCenter

            HoldArea {
                objectName: "holdArea"
                anchors.fill: parent
                onHeld: screen.administrationAsked()
            }
        }

        Line {
            objectName: "pauseReason"
            width: parent.width
            text: screen.viewModel.reason
            color: Theme.link
            size: Math.round(Theme.hugeText * 1.25)
            least: 0.4
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }

        Line {
            objectName: "backAt"
            width: parent.width
            text: qsTr("预计 %1 返回").arg(screen.viewModel.backAt)
            size: Theme.nameText
            least: 0.5
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }

        Line {
            width: parent.width
            text: qsTr("请稍候，或到其他窗口办理")
            color: Theme.secondInk
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Plate {
        id: goOn

        objectName: "goOn"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(10, 40, 40)
        width: Math.max(implicitWidth, Theme.pick(260, 400, 400))
        height: Theme.pick(76, 98, 112)
        text: qsTr("工作人员返回")
        textSize: Theme.buttonText
        onTapped: screen.viewModel.goOn()
    }
}
