// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hand.h"

#include "private_desktop.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractNativeEventFilter>
#include <QApplication>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QHeaderView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <ranges>
#include <utility>

#include <xcb/xcb.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::tests {
namespace {

constexpr int aMoment = 2000; // milliseconds in which a window comes up
constexpr int mostTabs = 60;
constexpr int mostTries = 3;
const auto once = u"click 1"_s;
const auto twice = u"click --repeat 2 --delay 30 1"_s;

bool isCalled(const QWidget& widget, const QString& name)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return widget.objectName() == name || widget.accessibleName() == name || (button && button->text() == name);
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

/// Counts the keys that go down as the X server tells this process of them, whatever becomes of them here.
class Hand::Ear : public QAbstractNativeEventFilter {
public:
    Ear() { qApp->installNativeEventFilter(this); }
    ~Ear() override { qApp->removeNativeEventFilter(this); }
    Q_DISABLE_COPY_MOVE(Ear)

    bool nativeEventFilter(const QByteArray&, void* message, qintptr*) override
    {
        const auto* event = static_cast<const xcb_generic_event_t*>(message);
        if ((event->response_type & 0x7f) == XCB_KEY_PRESS)
            ++heard;
        return false;
    }

    qsizetype heard = 0;
};

Hand::Hand(PrivateDesktop& desktop)
    : m_xdotool(desktop.start(u"xdotool"_s, {u"-"_s}))
    , m_ear(std::make_unique<Ear>())
{
    qApp->installEventFilter(this);
}

Hand::~Hand() = default;

bool Hand::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        const bool isOfManager = !widget->windowFlags().testFlag(Qt::BypassWindowManagerHint);
        if (isOfManager && widget->isWindow()
            && (widget->windowType() == Qt::Window || widget->windowType() == Qt::Dialog))
            m_cameUp = widget;
    }
    if (event->type() == QEvent::WindowActivate && watched == m_cameUp)
        m_cameUp.clear();
    return false;
}

bool Hand::until(const std::function<bool()>& condition) const
{
    return QTest::qWaitFor(condition, patience);
}

QWidget* Hand::find(const QString& name, Kind kind) const
{
    const auto isWanted = [&](const QWidget& widget) { return kind(widget) && isCalled(widget, name); };
    auto windows = QApplication::topLevelWidgets();
    std::ranges::stable_partition(windows, [](const QWidget* window) { return window->isActiveWindow(); });
    for (QWidget* window : windows) {
        if (!window->isVisible())
            continue;
        if (isWanted(*window))
            return window;
        const auto widgets = window->findChildren<QWidget*>();
        const auto found = std::ranges::find_if(
            widgets, [&](const QWidget* widget) { return isWanted(*widget) && widget->isVisible(); });
        if (found != widgets.end())
            return *found;
    }
    return nullptr;
}

QWidget* Hand::seen(const QString& name) const
{
    return seen(name, isAny);
}

QWidget* Hand::seen(const QString& name, Kind kind) const
{
    until([&] { return find(name, kind); });
    return find(name, kind);
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

/// Whether the window that came up last, or else the one that was there, has the keyboard.
bool Hand::isInFront() const
{
    if (QApplication::activePopupWidget())
        return true;
    // What was shown before it was put into its window is none.
    const bool isComing = m_cameUp && m_cameUp->isWindow() && m_cameUp->isVisible() && !m_cameUp->isActiveWindow();
    const auto* modal = QApplication::activeModalWidget();
    return !isComing && (modal ? modal->isActiveWindow() : QApplication::activeWindow() != nullptr);
}

/// Waits for that, as a person does.
bool Hand::attend()
{
    return until([this] { return isInFront(); });
}

bool Hand::say(const QString& line)
{
    m_xdotool.write(line.toUtf8() + '\n');
    return m_xdotool.waitForBytesWritten(patience);
}

/// Where it stands once it is drawn and stands still, as a person would see it. The keyboard need not be there, because
/// a click brings it; but a window that is just coming up is waited for.
bool Hand::clickAt(QWidget& widget, const std::function<QPoint()>& place, const QString& buttons)
{
    static_cast<void>(QTest::qWaitFor([this] { return isInFront(); }, aMoment));
    QPoint at;
    const bool isStill = until([&] {
        const QPoint before = std::exchange(at, widget.mapToGlobal(place()));
        return before == at && widget.window()->windowHandle() && widget.window()->windowHandle()->isExposed();
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
    auto* widget = there ? find(name) : nullptr;
    return widget && clickAt(*widget, [widget] { return widget->rect().center(); }, buttons);
}

bool Hand::click(QWidget& widget, const std::function<QPoint()>& place)
{
    return clickAt(widget, place, once);
}

bool Hand::pointAt(QWidget& widget, const std::function<QPoint()>& place)
{
    // A pointer that has not moved points at nothing.
    return clickAt(widget, place, u"mousemove_relative 1 0"_s);
}

bool Hand::click(QAbstractItemView& view, const QModelIndex& row)
{
    return click(view, row, once);
}

bool Hand::click(QAbstractItemView& view, const QModelIndex& row, const QString& buttons)
{
    return row.isValid() && clickAt(*view.viewport(), [&] { return placeOf(view, row).center(); }, buttons);
}

bool Hand::clickBox(QAbstractItemView& view, const QModelIndex& row)
{
    const auto box = [&] {
        QStyleOptionViewItem option;
        option.initFrom(&view);
        option.rect = placeOf(view, row);
        option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
        return view.style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &view).center();
    };
    return row.isValid() && clickAt(*view.viewport(), box, once);
}

bool Hand::doubleClick(QAbstractItemView& view, const QModelIndex& row)
{
    return click(view, row, twice);
}

bool Hand::ctrlClick(QAbstractItemView& view, const QModelIndex& row)
{
    return clickHolding(u"ctrl"_s, view, row);
}

bool Hand::shiftClick(QAbstractItemView& view, const QModelIndex& row)
{
    return clickHolding(u"shift"_s, view, row);
}

bool Hand::clickHolding(const QString& key, QAbstractItemView& view, const QModelIndex& row)
{
    return click(view, row, u"keydown %1 click 1 keyup %1"_s.arg(key));
}

bool Hand::clickHeading(QHeaderView& header, int section)
{
    const auto middle = [&] {
        return QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) / 2, header.height() / 2);
    };
    return clickAt(*header.viewport(), middle, once);
}

bool Hand::dragHeading(QHeaderView& header, int section, int by)
{
    const auto edge = [&] {
        return QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) - 1, header.height() / 2);
    };
    // In steps, as a hand moves: what follows the pointer begins after the first of them.
    const auto drag = u"mousedown 1 mousemove_relative -- %1 0 mousemove_relative -- %1 0 mouseup 1"_s.arg(by / 2);
    return clickAt(*header.viewport(), edge, drag);
}

bool Hand::chooseFromBox(const QString& name, const QString& choice)
{
    const auto* box = seen<QComboBox>(name);
    if (!box || !until([&] { return box->findText(choice) >= 0; }) || !click(name)
        || !until([&] { return box->view()->isVisible(); }))
        return false;
    return click(*box->view(), box->model()->index(box->findText(choice), 0))
        && until([] { return !QApplication::activePopupWidget(); });
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
    // A menu that does not come is asked for again, as a person does.
    for (int tries = 0; tries < mostTries; ++tries) {
        if (!open())
            return false;
        if (QTest::qWaitFor([&] { return done || QApplication::activePopupWidget(); }, aMoment))
            break;
    }
    return until([&] { return done && !QApplication::activePopupWidget(); });
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

bool Hand::clickTray()
{
    return say(u"mousemove 12 12 click 1"_s);
}

bool Hand::chooseFromTray(const QString& action)
{
    return clickInMenu([this] { return say(u"mousemove 12 12 click 3"_s); }, action);
}

bool Hand::chooseFromMenu(QAbstractItemView& view, const QModelIndex& row, const QString& action)
{
    return clickInMenu([&] { return click(view, row, u"click 3"_s); }, action);
}

bool Hand::chooseFromMenu(const QString& name, const QString& action)
{
    return clickInMenu([&] { return click(name, u"click 3"_s); }, action);
}

bool Hand::pressInMenu(const QString& keys, const QStringList& path)
{
    auto next = path.begin();
    qsizetype underWay = 0;
    QPointer<QMenu> left;
    const auto act = [&](QMenu& menu) {
        const auto* wanted = &menu == left ? nullptr : actionOf(menu, *next);
        if (!wanted || !wanted->isEnabled() || m_ear->heard < underWay)
            return false;
        underWay = m_ear->heard + 1;
        if (menu.activeAction() != wanted) {
            say(u"key Down"_s);
            return false;
        }
        left = &menu;
        return say(u"key Return"_s) && ++next == path.end();
    };
    return inMenu([&] { return press(keys); }, act);
}

/// Goes on when the keys have arrived.
bool Hand::sayKeys(const QString& line, qsizetype keys)
{
    if (!attend())
        return false;
    const qsizetype wanted = m_ear->heard + keys;
    return say(line) && until([&] { return m_ear->heard >= wanted; });
}

bool Hand::press(const QString& keys)
{
    return sayKeys(u"key "_s + keys, keys.count(u' ') + keys.count(u'+') + 1);
}

bool Hand::type(const QString& text)
{
    static const auto shifted = u"~!@#$%^&*()_+{}|:\"<>?"_s;
    const auto needsShift = [](QChar letter) { return letter.isUpper() || shifted.contains(letter); };
    return sayKeys(u"type \"%1\""_s.arg(text), text.size() + std::ranges::count_if(text, needsShift));
}

bool Hand::tabTo(const QString& name, bool backwards)
{
    if (!attend())
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
