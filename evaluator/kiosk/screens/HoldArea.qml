import QtQuick

// Held for three seconds it asks for administration. Nothing shows it; docs/TECHNICIAN.md names it.
Item {
    id: area

    signal held

    TapHandler {
        longPressThreshold: 3
        onLongPressed: area.held()
    }
}
