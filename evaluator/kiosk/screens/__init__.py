"""The screens: a view model in Python and a page in QML, side by side, one pair per screen."""
