import QtQuick

Item {
    id: screen

    objectName: "notSaved"

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.margin
        width: screen.width - 2 * Theme.margin
        spacing: Theme.pick(12, 26, 26)

        Drawing {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "icons/wait"
            side: Theme.pick(104, 176, 176)
        }

        Line {
            objectName: "notSavedTitle"
            width: parent.width
            text: qsTr("请稍候，未保存")
            size: Theme.hugeText
            least: 0.5
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            width: parent.width
            text: qsTr("这次评价没有存下来，稍后请再点一次。")
            color: Theme.secondInk
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
