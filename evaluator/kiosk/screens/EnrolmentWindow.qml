pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import WindowEvaluator.ViewModels

// Shown alone, until an office knows this kiosk.
Window {
    id: window

    required property EnrolmentViewModel viewModel

    title: qsTr("窗口服务评价器")
    color: Theme.paper
    minimumWidth: 480
    minimumHeight: 400

    onClosing: close => {
        close.accepted = false;
        window.viewModel.close();
    }

    Binding {
        target: Theme
        property: "width"
        value: window.width
    }

    Binding {
        target: Theme
        property: "height"
        value: window.height
    }

    Item {
        id: ground

        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true
        anchors.fill: parent
        focus: true
        Keys.onPressed: event => {
            window.viewModel.key(event.key, event.text, event.modifiers, event.nativeScanCode, event.isAutoRepeat);
            event.accepted = true;
        }

        Loader {
            anchors.fill: parent
            active: window.viewModel.page === "start"
            sourceComponent: EnrolmentStart {
                viewModel: window.viewModel
            }
        }

        Loader {
            anchors.fill: parent
            active: window.viewModel.page === "typing"
            sourceComponent: EnrolmentTyping {
                viewModel: window.viewModel
            }
        }

        Loader {
            anchors.fill: parent
            active: window.viewModel.page === "trying"
            sourceComponent: EnrolmentTrying {
                viewModel: window.viewModel
            }
        }

        Loader {
            anchors.fill: parent
            active: window.viewModel.page === "comparing"
            sourceComponent: EnrolmentDone {
                viewModel: window.viewModel
            }
        }

        Loader {
            anchors.fill: parent
            active: window.viewModel.page === "pin"
            sourceComponent: EnrolmentPin {
                viewModel: window.viewModel
            }
        }
    }
}
