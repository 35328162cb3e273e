import QtQuick

Item {
    id: screen

    objectName: "notSaved"

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        spacing: Theme.px(Theme.small ? 16 : 32)

        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            source: Theme.resources + "icons/wait.svg"
            sourceSize.width: Theme.px(Theme.small ? 104 : 168)
            sourceSize.height: Theme.px(Theme.small ? 104 : 168)
        }

        Text {
            objectName: "notSavedTitle"
            width: parent.width
            text: qsTr("请稍候，未保存")
            color: Theme.ink
            font.pixelSize: Theme.hugeText
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.hugeText * 0.5)
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            width: parent.width
            text: qsTr("这次评价没有存下来，稍后请再点一次。")
            color: Theme.secondInk
            font.pixelSize: Theme.bodyText
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            lineHeight: 1.3
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
