pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import WindowEvaluator.ViewModels

Window {
    id: window

    required property KioskViewModel viewModel
    readonly property string screenName: viewModel.screen
    readonly property bool asking: screenName === "ask" || screenName === "change" || screenName === "resting"
    readonly property bool covered: screenName === "thanks" || screenName === "administration" || screenName === "out_of_service"
    readonly property bool signing: screenName === "sign_in" || screenName === "sign_out"

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

    Binding {
        target: Theme
        property: "large"
        value: window.viewModel.large
    }

    Binding {
        target: Theme
        property: "contrast"
        value: window.viewModel.contrast
    }

    Binding {
        target: Theme
        property: "marked"
        value: window.viewModel.simulated || window.viewModel.test
    }

    Item {
        id: ground

        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true
        anchors.fill: parent
        focus: true
        Keys.onPressed: event => {
            window.viewModel.key(event.key, event.modifiers, event.isAutoRepeat);
            event.accepted = true;
        }

        Ribbon {
            id: ribbon

            anchors.left: parent.left
            anchors.right: parent.right
            visible: Theme.marked
            viewModel: window.viewModel
        }

        Item {
            id: page

            anchors.top: ribbon.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.rightMargin: window.signing ? 0 : Theme.rail
            anchors.bottom: Theme.rail > 0 ? parent.bottom : foot.top

            AskScreen {
                anchors.fill: parent
                visible: window.asking
                viewModel: window.viewModel.ask
                onAdministrationAsked: window.viewModel.administer()
            }

            Loader {
                anchors.fill: parent
                active: window.signing
                sourceComponent: SignInScreen {
                    viewModel: window.viewModel.signIn
                }
            }

            Loader {
                anchors.fill: parent
                active: window.screenName === "off_duty"
                sourceComponent: OffDutyScreen {
                    viewModel: window.viewModel.offDuty
                    onAdministrationAsked: window.viewModel.administer()
                }
            }

            Loader {
                anchors.fill: parent
                active: window.screenName === "closed"
                sourceComponent: ClosedScreen {
                    viewModel: window.viewModel.closed
                    onAdministrationAsked: window.viewModel.administer()
                }
            }

            Loader {
                anchors.fill: parent
                active: window.screenName === "paused"
                sourceComponent: PausedScreen {
                    viewModel: window.viewModel.paused
                    onAdministrationAsked: window.viewModel.administer()
                }
            }

            Loader {
                anchors.fill: parent
                active: window.screenName === "uninvited"
                sourceComponent: UninvitedScreen {
                    viewModel: window.viewModel.ask
                    canInvite: window.viewModel.canInvite
                    onInvited: window.viewModel.invite()
                }
            }

            Loader {
                anchors.fill: parent
                active: window.screenName === "reasons"
                sourceComponent: ReasonsScreen {
                    viewModel: window.viewModel.reasons
                }
            }

            Loader {
                anchors.fill: parent
                active: window.screenName === "sheets"
                sourceComponent: SheetsScreen {
                    viewModel: window.viewModel.sheets
                }
            }

            Loader {
                anchors.fill: parent
                active: window.screenName === "not_saved"
                sourceComponent: NotSavedScreen {}
            }
        }

        FootStrip {
            id: foot

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            width: Theme.rail > 0 ? Theme.rail : parent.width
            height: implicitHeight
            visible: !window.covered && (Theme.rail === 0 || !window.signing) // staff need the whole of a small screen for the keys
            viewModel: window.viewModel
        }

        ThanksScreen {
            anchors.fill: parent
            anchors.topMargin: Theme.ribbon
            canChallenge: window.viewModel.canChallenge
            challenged: window.viewModel.challenged
            onChallengeTapped: window.viewModel.challenge()
            visible: window.screenName === "thanks"
            viewModel: window.viewModel.thanks
        }

        Loader {
            anchors.fill: parent
            anchors.topMargin: Theme.ribbon
            active: window.screenName === "out_of_service"
            sourceComponent: OutOfServiceScreen {
                viewModel: window.viewModel.outOfService
                onAdministrationAsked: window.viewModel.administer()
            }
        }

        Loader {
            anchors.fill: parent
            anchors.topMargin: Theme.ribbon
            active: window.screenName === "administration"
            sourceComponent: AdministrationScreen {
                viewModel: window.viewModel.administration
            }
        }
    }
}
