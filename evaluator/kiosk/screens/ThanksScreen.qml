pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// The same for every answer, in look and length. It stands at once and whole: a frame that fades in would thank by halves.
Rectangle {
    id: screen

    required property ThanksViewModel viewModel
    property bool canChallenge: false
    property bool challenged: false

    signal challengeTapped

    objectName: "thanks"
    color: Theme.accent

    Column {
        y: Math.round((ways.y - height) / 2)
        x: Theme.margin
        width: screen.width - 2 * Theme.margin
        spacing: Theme.pick(4, 14, 14)

        Drawing {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "icons/stored"
            ink: Theme.accentInk
            side: Theme.pick(112, 190, 200)
        }

        Line {
            objectName: "thankYou"
            width: parent.width
            text: qsTr("谢谢您的评价")
            color: Theme.accentInk
            size: Theme.hugeText
            least: 0.5
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }

        Line {
            width: parent.width
            text: qsTr("已经保存")
            color: Theme.accentInk
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Grid {
        id: ways

        readonly property int across: Theme.portrait ? screen.width - 2 * Theme.margin : Math.floor((screen.width - 2 * Theme.margin - Theme.gap) / 2)

        x: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.margin
        columns: Theme.portrait ? 1 : 2
        spacing: Theme.gap

        Item {
            width: ways.across
            height: Theme.target

            Plate {
                objectName: "changeAnswer"
                anchors.fill: parent
                visible: screen.viewModel.canChange
                focused: screen.viewModel.changeFocused
                text: qsTr("更改我的评价")
                ground: Theme.accent
                lines: Theme.accentInk
                ink: Theme.accentInk
                onTapped: screen.viewModel.change()
            }
        }

        Item {
            width: ways.across
            height: Theme.target

            Plate {
                objectName: "challengeAfter"
                anchors.fill: parent
                visible: screen.canChallenge
                text: screen.challenged ? qsTr("已记下：不是此人") : qsTr("不是这位工作人员")
                ground: Theme.accent
                lines: Theme.accentInk
                ink: Theme.accentInk
                onTapped: screen.challengeTapped()
            }
        }
    }
}
