import QtQuick
import WindowEvaluator.ViewModels

// Enrolled: where this kiosk serves, and the word that the office must show too.
Item {
    id: screen

    required property EnrolmentViewModel viewModel

    objectName: "enrolmentDone"

    Column {
        x: Theme.margin
        y: Math.round((goOn.y - height) / 2)
        width: screen.width - 2 * Theme.margin
        spacing: Theme.pick(6, 18, 18)

        Line {
            width: parent.width
            text: qsTr("注册成功")
            color: Theme.link
            size: Theme.pick(40, 68, 68)
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            objectName: "enrolledPlace"
            width: parent.width
            text: [screen.viewModel.office, screen.viewModel.hall, screen.viewModel.windowNumber === "" ? "" : qsTr("第 %1 窗口").arg(screen.viewModel.windowNumber)].filter(part => part !== "").join("  ·  ")
            size: Theme.pick(22, 34, 34)
            maximumLineCount: 2
            horizontalAlignment: Text.AlignHCenter
        }

        Item {
            width: 1
            height: Theme.pick(4, 16, 16)
        }

        Line {
            width: parent.width
            text: qsTr("核对词")
            color: Theme.secondInk
            size: Theme.pick(22, 32, 32)
            horizontalAlignment: Text.AlignHCenter
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: word.implicitWidth + 2 * Theme.pick(30, 60, 60)
            height: Theme.pick(84, 144, 144)
            radius: Theme.radius
            color: Theme.plate
            border.color: Theme.link
            border.width: Theme.pick(2, 3, 3)

            Text {
                id: word

                objectName: "checkWord"
                anchors.centerIn: parent
                text: screen.viewModel.checkWord
                textFormat: Text.PlainText
                color: Theme.ink
                font.pixelSize: Theme.pick(50, 88, 88)
                font.bold: true
                font.letterSpacing: Theme.pick(3, 6, 6)
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }

        Words {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Theme.pick(700, 1000, 1000))
            text: qsTr("办事处的屏幕上应是同一个词。如不相同，请办事处立即停用这台评价器。")
            size: Theme.pick(21, 30, 30)
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Plate {
        id: goOn

        objectName: "goOn"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(18, 56, 56)
        width: Math.max(implicitWidth, Theme.pick(300, 460, 460))
        height: Theme.pick(68, 112, 112)
        filled: true
        bold: true
        text: qsTr("相同，继续")
        textSize: Theme.pick(26, 40, 40)
        onTapped: screen.viewModel.goOn()
    }
}
