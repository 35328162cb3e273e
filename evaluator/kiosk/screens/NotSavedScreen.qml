import QtQuick

Item {
    id: screen

    objectName: "notSaved"

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.margin
        width: screen.width - 2 * Theme.margin
        spacing: Theme.px(Theme.small ? 12 : 26)

        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            source: Theme.resources + "icons/wait.svg"
            sourceSize.width: Theme.px(Theme.small ? 104 : 176)
            sourceSize.height: Theme.px(Theme.small ? 104 : 176)
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
