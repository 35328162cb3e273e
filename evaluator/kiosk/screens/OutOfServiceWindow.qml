import QtQuick
import QtQuick.Window
import WindowEvaluator.ViewModels

// Shown alone: there is no journal that anything could be stored in.
Window {
    id: window

    required property OutOfServiceViewModel viewModel

    title: qsTr("窗口服务评价器")
    color: Theme.paper

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

    OutOfServiceScreen {
        anchors.fill: parent
        viewModel: window.viewModel
    }
}
