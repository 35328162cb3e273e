import QtQuick
import WindowEvaluator.ViewModels

// Says on every page that nothing real is counted: simulated figures, or test mode.
Rectangle {
    id: ribbon

    required property KioskViewModel viewModel

    objectName: "simulated"
    height: Theme.ribbon
    color: viewModel.test ? Theme.notice : Theme.rest

    Line {
        id: mark

        anchors.fill: parent
        text: ribbon.viewModel.test ? qsTr("测试 · 不计入") : qsTr("模拟数据")
        color: Theme.ink
        size: Theme.pick(15, 22, 24)
        horizontalAlignment: Text.AlignHCenter
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.contrast ? Theme.hair : 0
        color: Theme.rule
    }
}
