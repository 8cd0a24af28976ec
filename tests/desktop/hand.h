// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <memory>

class QAbstractItemView;
class QHeaderView;
class QMenu;
class QProcess;
class QWidget;

namespace signalbox::tests {

class PrivateDesktop;

/// A hand on the mouse and the keyboard of a display. What it does goes to the X server, which gives it to whichever
/// window has the focus or lies under the pointer, as it does with what a person's hand does. It looks into the windows
/// of this process only to see where a thing is and where the focus stands.
class Hand : public QObject {
public:
    static constexpr int patience = 20'000; ///< milliseconds; a slow machine under sanitizers

    explicit Hand(PrivateDesktop& desktop);
    ~Hand() override;

    // What is seen. Each waits for it, and is null or false when it did not come.

    bool sees(const QString& name) const { return find(name); } ///< now
    bool until(const std::function<bool()>& condition) const;
    /// The visible widget of this object name or accessible name, or the button of this text, in the window that is in
    /// front or any other.
    QWidget* seen(const QString& name) const;
    /// The same among the widgets of one type: a button may have the name of what it leads to.
    template <typename Widget>
    Widget* seen(const QString& name) const
    {
        return static_cast<Widget*>(
            seen(name, [](const QWidget& widget) { return qobject_cast<const Widget*>(&widget) != nullptr; }));
    }
    /// Whether the keyboard stands in the widget of this name, in an active window.
    bool standsIn(const QString& name);
    QString whereItStands() const; ///< the names of the widget that has the keyboard, for a complaint

    // The mouse.

    bool click(const QString& name);
    bool doubleClick(const QString& name);
    /// At a place in the widget, which may move until the widget stands still.
    bool click(QWidget& widget, const std::function<QPoint()>& place);
    /// Goes there and does nothing.
    bool pointAt(QWidget& widget, const std::function<QPoint()>& place);
    bool click(QAbstractItemView& view, const QModelIndex& row);
    bool clickBox(QAbstractItemView& view, const QModelIndex& row); ///< the box of the row, to tick it
    bool doubleClick(QAbstractItemView& view, const QModelIndex& row);
    bool ctrlClick(QAbstractItemView& view, const QModelIndex& row);
    bool shiftClick(QAbstractItemView& view, const QModelIndex& row);
    bool clickHeading(QHeaderView& header, int section);
    /// Takes the edge between this section and the next one, and moves it by so many pixels to the right.
    bool dragHeading(QHeaderView& header, int section, int by);
    /// Opens the box of choices and clicks the one of this text.
    bool chooseFromBox(const QString& name, const QString& choice);
    /// In the menu bar: the menu, then the action, by the beginnings of their texts.
    bool chooseFromMenuBar(const QString& menu, const QString& action);
    bool clickTray(); ///< the icon that is first in the tray
    /// That icon's menu with the other button, and in it the action.
    bool chooseFromTray(const QString& action);
    /// The row's own menu with the other button, and in it the action.
    bool chooseFromMenu(QAbstractItemView& view, const QModelIndex& row, const QString& action);
    bool chooseFromMenu(const QString& name, const QString& action); ///< that of a widget

    // The keyboard.

    /// Keys as xdotool names them, "ctrl+k Down Return", to the window in front.
    bool press(const QString& keys);
    bool type(const QString& text);
    /// The keys that open a menu, and in it the action, by arrow keys and Enter.
    bool pressInMenu(const QString& keys, const QString& action) { return pressInMenu(keys, QStringList{action}); }
    bool pressInMenu(const QString& keys, const QStringList& path); ///< through menus to the action
    /// Tab, or Shift+Tab, until the keyboard stands in the widget of this name. False when Tab came round without it.
    bool tabTo(const QString& name, bool backwards = false);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Kind = bool (*)(const QWidget&);
    static bool isAny(const QWidget&) { return true; }
    QWidget* find(const QString& name, Kind kind = isAny) const;
    QWidget* seen(const QString& name, Kind kind) const;
    bool click(const QString& name, const QString& buttons);
    bool click(QAbstractItemView& view, const QModelIndex& row, const QString& buttons);
    bool clickHolding(const QString& key, QAbstractItemView& view, const QModelIndex& row);
    bool clickAt(QWidget& widget, const std::function<QPoint()>& place, const QString& buttons);
    bool clickInMenu(const std::function<bool()>& open, const QString& action);
    bool inMenu(const std::function<bool()>& open, const std::function<bool(QMenu&)>& act);
    bool isInFront() const;
    bool attend();
    bool say(const QString& line);
    bool sayKeys(const QString& line, qsizetype keys);

    class Ear;

    QProcess& m_xdotool; // reads a line at a time
    std::unique_ptr<Ear> m_ear; // hears the keys
    QPointer<QWidget> m_cameUp; // the newest window, until it has the keyboard
};

} // namespace signalbox::tests
