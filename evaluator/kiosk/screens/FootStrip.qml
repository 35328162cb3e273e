pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// Language for everyone, a quiet corner for staff, and the mark of simulated figures.
Item {
    id: strip

    required property KioskViewModel viewModel
    readonly property int row: Theme.portrait ? Math.round(height / 2) : height // upright there are two

    height: Theme.foot

    Plate {
        id: language

        objectName: "language"
        x: Theme.fromStart(Theme.margin - padding, width, strip.width)
        y: strip.height - height
        height: strip.row
        padding: Theme.px(Theme.small ? 18 : 26)
        framed: false
        ground: Theme.paper
        text: "文 / A"
        textSize: Theme.smallText
        ink: Theme.accent
        bold: true
        Accessible.name: qsTr("语言：中文。换成 English")
        onTapped: strip.viewModel.otherLanguage()
    }

    Plate {
        id: aloud

        objectName: "readAloud"
        x: Theme.fromStart(Theme.margin - padding + language.width, width, strip.width)
        y: strip.height - height
        height: strip.row
        padding: language.padding
        framed: false
        visible: strip.viewModel.canReadAloud
        ground: Theme.paper
        text: strip.viewModel.aloud ? qsTr("停止朗读") : qsTr("朗读")
        picture: Theme.resources + "icons/aloud.svg"
        textSize: Theme.smallText
        ink: Theme.accent
        bold: true
        onTapped: strip.viewModel.readAloud()
    }

    Plate {
        id: sheets

        readonly property int fromStart: Theme.margin - padding + language.width + (aloud.visible ? aloud.width : 0)

        objectName: "readSheets"
        x: Theme.fromStart(fromStart, width, strip.width)
        y: strip.height - height
        height: strip.row
        padding: language.padding
        framed: false
        visible: strip.viewModel.canReadSheets
        ground: Theme.paper
        text: qsTr("办事清单")
        textSize: Theme.smallText
        ink: Theme.accent
        bold: true
        onTapped: strip.viewModel.readSheets()
    }

    Rectangle {
        objectName: "simulated"
        x: Theme.fromStart(Theme.portrait ? strip.width - Theme.margin - width : Math.max(Math.round((strip.width - width) / 2), sheets.visible ? sheets.fromStart + sheets.width : 0), width, strip.width)
        y: Math.round((strip.row - height) / 2)
        visible: strip.viewModel.simulated || strip.viewModel.test
        width: mark.implicitWidth + Theme.px(Theme.small ? 24 : 36)
        height: Math.round(mark.implicitHeight * 1.15)
        radius: height / 2
        color: strip.viewModel.test ? Theme.notice : "transparent"
        border.color: Theme.rule
        border.width: Theme.hair

        Text {
            id: mark

            anchors.centerIn: parent
            text: strip.viewModel.test ? qsTr("测试 · 不计入") : qsTr("模拟数据")
            color: strip.viewModel.test ? Theme.ink : Theme.secondInk
            font.pixelSize: Math.round(Theme.smallText * 0.86)
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Plate {
        objectName: "decline"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin - padding
        y: strip.height - height
        height: strip.row
        padding: language.padding
        framed: false
        visible: strip.viewModel.canDecline
        ground: Theme.paper
        text: qsTr("不评价")
        textSize: Theme.smallText
        ink: Theme.accent
        bold: true
        onTapped: strip.viewModel.decline()
    }

    Plate {
        objectName: "challenge"
        x: Theme.fromStart(Theme.portrait ? Theme.margin - padding : strip.width - Theme.margin - Theme.px(Theme.small ? 108 : 150) - width, width, strip.width)
        y: 0
        height: strip.row
        padding: Theme.portrait ? language.padding : Theme.px(Theme.small ? 8 : 26)
        framed: false
        visible: strip.viewModel.canChallenge
        ground: Theme.paper
        text: strip.viewModel.challenged ? qsTr("已记下：不是此人") : qsTr("不是这位工作人员")
        textSize: Theme.smallText
        ink: Theme.accent
        bold: true
        onTapped: strip.viewModel.challenge()
    }

    Plate {
        objectName: "staffCorner"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin - padding
        y: strip.height - height
        height: strip.row
        padding: Theme.px(Theme.small ? 18 : 26)
        framed: false
        visible: strip.viewModel.canSignOut
        ground: Theme.paper
        text: qsTr("工作人员")
        picture: Theme.resources + "icons/staff.svg"
        textSize: Theme.smallText
        ink: Theme.secondInk
        onTapped: strip.viewModel.signOut()
    }
}
