// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QObject>
#include <QPointer>

#include <functional>

class QAbstractItemView;
class QMenu;
class QProcess;
class QWidget;

namespace signalbox::tests {

class PrivateDesktop;

/// A hand on the mouse and the keyboard of a display. What it does goes to the X server, which gives it to whichever
/// window has the focus or lies under the pointer, as it does with what a person's hand does. It looks into the windows
/// of this process only to see where a thing is and where the focus stands.
///
/// Where no window manager is, the hand does what one would: a window that comes up gets the keyboard.
class Hand : public QObject {
public:
    static constexpr int patience = 20'000; ///< milliseconds; a slow machine under sanitizers

    explicit Hand(PrivateDesktop& desktop);

    // What is seen. Each waits for it, and is null or false when it did not come.

    bool sees(const QString& name) const { return find(name); } ///< now
    bool until(const std::function<bool()>& condition) const;
    /// The visible widget of this object name or accessible name, in the window that is in front or any other.
    QWidget* seen(const QString& name) const;
    template <typename Widget>
    Widget* seen(const QString& name) const
    {
        return qobject_cast<Widget*>(seen(name));
    }
    /// Whether the keyboard stands in the widget of this name, in an active window.
    bool standsIn(const QString& name);
    QString whereItStands() const; ///< the names of the widget that has the keyboard, for a complaint

    // The mouse.

    bool click(const QString& name);
    bool doubleClick(const QString& name);
    bool click(QAbstractItemView& view, const QModelIndex& row);
    bool clickBox(QAbstractItemView& view, const QModelIndex& row); ///< the box of the row, to tick it
    bool doubleClick(QAbstractItemView& view, const QModelIndex& row);
    bool ctrlClick(QAbstractItemView& view, const QModelIndex& row);
    /// In the menu bar: the menu, then the action, by the beginnings of their texts.
    bool chooseFromMenuBar(const QString& menu, const QString& action);
    /// The row's own menu with the other button, and in it the action.
    bool chooseFromMenu(QAbstractItemView& view, const QModelIndex& row, const QString& action);

    // The keyboard.

    /// Keys as xdotool names them, "ctrl+k Down Return", to the window in front.
    bool press(const QString& keys);
    bool type(const QString& text);
    /// The key that opens a menu, and in it the action, by arrow keys and Enter.
    bool pressInMenu(const QString& key, const QString& action);
    /// Tab, or Shift+Tab, until the keyboard stands in the widget of this name. False when Tab came round without it.
    bool tabTo(const QString& name, bool backwards = false);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* find(const QString& name) const;
    bool click(const QString& name, const QString& buttons);
    bool click(QAbstractItemView& view, const QModelIndex& row, const QString& buttons);
    bool clickAt(QWidget& widget, const std::function<QPoint()>& place, const QString& buttons);
    bool clickInMenu(const std::function<bool()>& open, const QString& action);
    bool inMenu(const std::function<bool()>& open, const std::function<bool(QMenu&)>& act);
    bool attend();
    bool say(const QString& line);
    bool sayKeys(const QString& line, qsizetype keys);

    QProcess& m_xdotool; // reads a line at a time
    int m_released = 0; // keys, as they arrived in this process
    QList<QPointer<QWidget>> m_windows; // in the order in which they came up
};

} // namespace signalbox::tests
