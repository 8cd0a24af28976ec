// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand.h"

#include "private_desktop.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDeadlineTimer>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTest>
#include <QTimer>

#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::tests {
namespace {

constexpr int aMoment = 300; // milliseconds in which a window manager, if there is one, gives a window the keyboard
constexpr int longestPress = 1000; // milliseconds
constexpr int mostTabs = 60;
const auto once = u"click 1"_s;
const auto twice = u"click --repeat 2 --delay 30 1"_s;

bool isCalled(const QWidget& widget, const QString& name)
{
    return widget.objectName() == name || widget.accessibleName() == name;
}

QRect placeOf(QAbstractItemView& view, const QModelIndex& row)
{
    view.scrollTo(row);
    return view.visualRect(row);
}

QAction* actionOf(const QWidget& menu, const QString& text)
{
    const auto actions = menu.actions();
    const auto found = std::ranges::find_if(
        actions, [&](const QAction* action) { return action->text().remove(u'&').startsWith(text); });
    return found == actions.end() ? nullptr : *found;
}

} // namespace

Hand::Hand(PrivateDesktop& desktop)
    : m_xdotool(desktop.start(u"xdotool"_s, {u"-"_s}))
{
    qApp->installEventFilter(this);
}

bool Hand::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        const bool isIcon = widget->inherits("QSystemTrayIconSys");
        if (!isIcon && widget->isWindow()
            && (widget->windowType() == Qt::Window || widget->windowType() == Qt::Dialog)) {
            m_windows.removeAll(widget);
            m_windows << widget;
        }
    }
    if (event->type() == QEvent::KeyRelease && watched->isWindowType())
        ++m_released;
    return false;
}

bool Hand::until(const std::function<bool()>& condition) const
{
    return QTest::qWaitFor(condition, patience);
}

QWidget* Hand::find(const QString& name) const
{
    auto windows = QApplication::topLevelWidgets();
    std::ranges::stable_partition(windows, [](const QWidget* window) { return window->isActiveWindow(); });
    for (QWidget* window : windows) {
        if (!window->isVisible())
            continue;
        if (isCalled(*window, name))
            return window;
        const auto widgets = window->findChildren<QWidget*>();
        const auto found = std::ranges::find_if(
            widgets, [&](const QWidget* widget) { return isCalled(*widget, name) && widget->isVisible(); });
        if (found != widgets.end())
            return *found;
    }
    return nullptr;
}

QWidget* Hand::seen(const QString& name) const
{
    until([&] { return find(name); });
    return find(name);
}

bool Hand::standsIn(const QString& name)
{
    return until([&] {
        attend();
        const auto* widget = QApplication::focusWidget();
        return widget && widget->isActiveWindow() && isCalled(*widget, name);
    });
}

QString Hand::whereItStands() const
{
    const auto* widget = QApplication::focusWidget();
    return widget ? u"%1 \"%2\" (%3)"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                            widget->accessibleName(), widget->objectName())
                  : u"nowhere"_s;
}

/// Brings the keyboard to the window in front.
bool Hand::attend()
{
    if (QApplication::activePopupWidget())
        return true;
    m_windows.removeIf([](const auto& window) { return !window || !window->isVisible(); });
    QWidget* front = QApplication::activeModalWidget();
    if (!front && !m_windows.isEmpty())
        front = m_windows.back();
    if (!front || !QTest::qWaitForWindowExposed(front, patience))
        return false;
    const auto isActive = [front = QPointer(front)] { return !front || front->isActiveWindow(); };
    if (QTest::qWaitFor(isActive, QApplication::activeWindow() ? aMoment : 0))
        return true;
    return say(u"windowfocus %1"_s.arg(front->winId())) && until(isActive);
}

bool Hand::say(const QString& line)
{
    m_xdotool.write(line.toUtf8() + '\n');
    return m_xdotool.waitForBytesWritten(patience);
}

/// Where it stands once it stands still, as a person would see it.
bool Hand::clickAt(QWidget& widget, const std::function<QPoint()>& place, const QString& buttons)
{
    QPoint at;
    const bool isStill = until([&] {
        const QPoint before = std::exchange(at, widget.mapToGlobal(place()));
        return before == at;
    });
    at *= widget.devicePixelRatio();
    return isStill && say(u"mousemove %1 %2 %3"_s.arg(at.x()).arg(at.y()).arg(buttons));
}

bool Hand::click(const QString& name)
{
    return click(name, once);
}

bool Hand::doubleClick(const QString& name)
{
    return click(name, twice);
}

bool Hand::click(const QString& name, const QString& buttons)
{
    const bool there = until([&] {
        const auto* widget = find(name);
        return widget && widget->isEnabled();
    });
    if (!there || !attend())
        return false;
    auto* widget = find(name);
    return widget && clickAt(*widget, [widget] { return widget->rect().center(); }, buttons);
}

bool Hand::click(QAbstractItemView& view, const QModelIndex& row)
{
    return click(view, row, once);
}

bool Hand::click(QAbstractItemView& view, const QModelIndex& row, const QString& buttons)
{
    if (!row.isValid() || !attend())
        return false;
    return clickAt(*view.viewport(), [&] { return placeOf(view, row).center(); }, buttons);
}

bool Hand::clickBox(QAbstractItemView& view, const QModelIndex& row)
{
    if (!row.isValid() || !attend())
        return false;
    const auto box = [&] {
        QStyleOptionViewItem option;
        option.initFrom(&view);
        option.rect = placeOf(view, row);
        option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
        return view.style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &view).center();
    };
    return clickAt(*view.viewport(), box, once);
}

bool Hand::doubleClick(QAbstractItemView& view, const QModelIndex& row)
{
    return click(view, row, twice);
}

bool Hand::ctrlClick(QAbstractItemView& view, const QModelIndex& row)
{
    return say(u"keydown ctrl"_s) && click(view, row) && say(u"keyup ctrl"_s);
}

/// Opens a menu and does something in it. A menu may hold up whoever opened it until it closes, so what is done in it
/// is done from a timer.
bool Hand::inMenu(const std::function<bool()>& open, const std::function<bool(QMenu&)>& act)
{
    bool done = false;
    const QDeadlineTimer patienceEnds(patience);
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (menu && patienceEnds.hasExpired()) {
            menu->close();
        } else if (menu && menu->isVisible() && act(*menu)) {
            done = true;
            watch.stop();
        }
    });
    watch.start(20ms);
    return open() && until([&] { return done && !QApplication::activePopupWidget(); });
}

bool Hand::clickInMenu(const std::function<bool()>& open, const QString& action)
{
    return inMenu(open, [&](QMenu& menu) {
        auto* wanted = actionOf(menu, action);
        return wanted && wanted->isEnabled()
            && clickAt(menu, [&] { return menu.actionGeometry(wanted).center(); }, once);
    });
}

bool Hand::chooseFromMenuBar(const QString& menu, const QString& action)
{
    const QMainWindow* window = nullptr;
    const bool inFront = until([&] {
        attend();
        window = qobject_cast<QMainWindow*>(QApplication::activeWindow());
        return window != nullptr;
    });
    auto* title = inFront ? actionOf(*window->menuBar(), menu) : nullptr;
    return title
        && clickInMenu(
               [&] {
                   auto* bar = window->menuBar();
                   return clickAt(*bar, [&] { return bar->actionGeometry(title).center(); }, once);
               },
               action);
}

bool Hand::chooseFromMenu(QAbstractItemView& view, const QModelIndex& row, const QString& action)
{
    return clickInMenu([&] { return click(view, row, u"click 3"_s); }, action);
}

bool Hand::pressInMenu(const QString& key, const QString& action)
{
    return inMenu([&] { return press(key); },
                  [&](QMenu& menu) {
                      const auto* wanted = actionOf(menu, action);
                      if (!wanted || !wanted->isEnabled())
                          return false;
                      if (menu.activeAction() == wanted)
                          return say(u"key Return"_s);
                      say(u"key Down"_s);
                      return false;
                  });
}

/// Goes on when the keys have arrived: the last of them may have closed the window that would have heard it let go.
bool Hand::sayKeys(const QString& line, qsizetype keys)
{
    const qsizetype wanted = m_released + keys;
    if (!attend() || !say(line))
        return false;
    static_cast<void>(QTest::qWaitFor([&] { return m_released >= wanted; }, longestPress));
    return true;
}

bool Hand::press(const QString& keys)
{
    return sayKeys(u"key "_s + keys, keys.count(u' ') + keys.count(u'+') + 1);
}

bool Hand::type(const QString& text)
{
    return sayKeys(u"type \"%1\""_s.arg(text), text.size());
}

bool Hand::tabTo(const QString& name, bool backwards)
{
    if (!attend() || !until([] { return QApplication::focusWidget() != nullptr; }))
        return false;
    QStringList passed;
    for (int i = 0; i < mostTabs; ++i) {
        const QPointer before = QApplication::focusWidget();
        if (before && isCalled(*before, name))
            return true;
        passed << whereItStands();
        if (!press(backwards ? u"shift+Tab"_s : u"Tab"_s))
            break;
        if (!until([&] { return QApplication::focusWidget() && QApplication::focusWidget() != before; }))
            break;
        if (!QApplication::focusWidget()->isVisible())
            break;
    }
    qWarning("Tab does not come to %s; it came by %s", qPrintable(name), qPrintable(passed.join(u", "_s)));
    return false;
}

} // namespace signalbox::tests
