// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessible_walk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QToolBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::tests {
namespace {

constexpr int mostTabs = 300;
constexpr int mostRows = 30; // of a list that are looked at

QString called(const QWidget& widget)
{
    QString name = QString::fromLatin1(widget.metaObject()->className()).section(u"::"_s, -1);
    for (const QWidget* one = &widget; one; one = one->parentWidget()) {
        if (!one->objectName().isEmpty())
            return u"%1 %2"_s.arg(name, one->objectName());
    }
    return u"%1 in %2"_s.arg(name,
                             QString::fromLatin1(widget.parent() ? widget.parent()->metaObject()->className() : ""));
}

template <class Widget>
bool isA(const QObject* object)
{
    return qobject_cast<const Widget*>(object) != nullptr;
}

/// Parts that Qt makes by itself within what has a name: clear buttons, the field of a combo box, extension buttons.
bool isQtsOwn(const QWidget& widget)
{
    const QObject* parent = widget.parent();
    return widget.objectName().startsWith("qt_"_L1) || isA<QLineEdit>(parent) || isA<QComboBox>(parent)
        || isA<QAbstractSpinBox>(parent) || isA<QTabBar>(parent) || isA<QScrollBar>(&widget)
        || isA<QHeaderView>(&widget) || isA<QHeaderView>(parent) || isA<QMenuBar>(&widget)
        || (isA<QAbstractButton>(&widget) && isA<QAbstractItemView>(parent));
}

bool canBeOperated(const QWidget& widget)
{
    return isA<QAbstractButton>(&widget) || isA<QLineEdit>(&widget) || isA<QComboBox>(&widget)
        || isA<QAbstractItemView>(&widget) || isA<QTabBar>(&widget) || isA<QAbstractSlider>(&widget)
        || isA<QAbstractSpinBox>(&widget) || (widget.focusPolicy() & Qt::TabFocus);
}

/// Widgets of ours that are painted and not put together: nobody but we ourselves can name them.
bool isPaintedByUs(const QWidget& widget)
{
    static const QSet<QString> names{u"StatusIcon"_s,  u"StatusBadge"_s,   u"Chip"_s,          u"JobPastStrip"_s,
                                     u"RunProgress"_s, u"Wallboard"_s,     u"GraphNodeView"_s, u"LogText"_s,
                                     u"Fact"_s,        u"ComparisonText"_s};
    return names.contains(QString::fromLatin1(widget.metaObject()->className()).section(u"::"_s, -1));
}

std::vector<QWidget*> visibleWidgets(QWidget& window)
{
    std::vector<QWidget*> seen{&window};
    for (auto* widget : window.findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->window() == &window && !isQtsOwn(*widget))
            seen.push_back(widget);
    }
    return seen;
}

QString nameOf(QWidget& widget)
{
    auto* access = QAccessible::queryAccessibleInterface(&widget);
    return access ? access->text(QAccessible::Name) : QString();
}

bool hasMarkUp(const QString& name)
{
    return Qt::mightBeRichText(name) || name.contains("&amp;"_L1) || name.contains("&lt;"_L1);
}

/// The words that states are told in (core::words), and those for the place of a job that there is not.
bool saysAState(const QString& name)
{
    static const QStringList words{u"passed"_s,  u"failed"_s,  u"running"_s, u"queued"_s,  u"wait"_s,
                                   u"skipped"_s, u"cancel"_s,  u"neutral"_s, u"unknown"_s, u"timed"_s,
                                   u"approv"_s,  u"pending"_s, u"no job"_s,  u"loading"_s, u"not in the"_s};
    return std::ranges::any_of(words, [&](const QString& word) { return name.contains(word, Qt::CaseInsensitive); });
}

/// The lists whose rows, or first cells, stand for something that has a status.
bool showsStatus(const QAbstractItemView& view)
{
    static const QSet<QString> names{u"runs"_s, u"cards"_s,    u"inbox"_s,   u"steps"_s,
                                     u"past"_s, u"timeline"_s, u"attempts"_s};
    const QString kind = QString::fromLatin1(view.metaObject()->className()).section(u"::"_s, -1);
    return names.contains(view.objectName()) || kind == "JobRows"_L1 || kind == "MatrixView"_L1;
}

QString cellName(QAbstractItemView& view, int row, int column)
{
    auto* access = QAccessible::queryAccessibleInterface(&view);
    QAccessibleInterface* cell = nullptr;
    if (access && access->tableInterface())
        cell = access->tableInterface()->cellAt(row, column);
    else if (access && access->role() == QAccessible::List)
        cell = access->child(row);
    return cell ? cell->text(QAccessible::Name) : QString();
}

void noteShared(QStringList& wrong, const QString& where, const std::vector<std::pair<QKeySequence, QString>>& keys)
{
    for (size_t i = 0; i < keys.size(); ++i) {
        for (size_t j = i + 1; j < keys.size(); ++j) {
            if (!keys[i].first.isEmpty() && keys[i].first == keys[j].first)
                wrong << u"%1: %2 is for \"%3\" and for \"%4\""_s.arg(where, keys[i].first.toString(), keys[i].second,
                                                                      keys[j].second);
        }
    }
}

void noteSharedOfMenu(QStringList& wrong, const QMenu& menu)
{
    std::vector<std::pair<QKeySequence, QString>> keys;
    for (const QAction* action : menu.actions()) {
        if (!action->isSeparator())
            keys.emplace_back(QKeySequence::mnemonic(action->text()), action->text());
        if (action->menu())
            noteSharedOfMenu(wrong, *action->menu());
    }
    noteShared(wrong, u"menu "_s + menu.title(), keys);
}

} // namespace

QStringList nameless(QWidget& window)
{
    QStringList wrong;
    for (QWidget* widget : visibleWidgets(window)) {
        if (!canBeOperated(*widget) && !isPaintedByUs(*widget))
            continue;
        const QString name = nameOf(*widget);
        const auto* label = qobject_cast<QLabel*>(widget);
        const bool isBlank = widget->property("text").isValid() && widget->property("text").toString().isEmpty()
            && !canBeOperated(*widget) && widget->accessibleDescription().isEmpty();
        if (name.trimmed().isEmpty() && !label && !isBlank)
            wrong << called(*widget) + u" has no name"_s;
        if (hasMarkUp(name))
            wrong << called(*widget) + u" has mark-up in its name: "_s + name;
    }
    return wrong;
}

QStringList beyondTab(QWidget& window)
{
    QSet<const QWidget*> reached;
    // A dialog passes for active while it is only its parent that is.
    if (!QTest::qWaitFor([&] { return QApplication::activeWindow() == &window; }))
        return {u"The window does not become active"_s};
    if (!QApplication::focusWidget()) // nobody has pressed a key yet
        QTest::keyClick(&window, Qt::Key_Tab);
    const QWidget* first = QApplication::focusWidget();
    for (int i = 0; i < mostTabs; ++i) {
        QWidget* here = QApplication::focusWidget();
        if (!here || (i > 0 && here == first))
            break;
        reached.insert(here);
        QTest::keyClick(here, Qt::Key_Tab);
    }
    QStringList wrong;
    for (const QWidget* widget : visibleWidgets(window)) {
        const bool inToolBar = isA<QToolBar>(widget->parent());
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        // Of those that exclude each other Tab comes to the one that is chosen, and arrows to the others.
        const bool inGroup = button && !button->isChecked()
            && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
        // Arrows go through the list of the palette while the keyboard stays in the field above it.
        const bool byArrows = isA<QAbstractItemView>(widget) && widget->focusPolicy() == Qt::NoFocus;
        const bool isReached = reached.contains(widget) || reached.contains(widget->focusProxy());
        if (canBeOperated(*widget) && widget->isEnabled() && !inToolBar && !inGroup && !byArrows && !isReached)
            wrong << u"Tab does not come to "_s + called(*widget);
    }
    return wrong;
}

QStringList sharedMnemonics(QWidget& window)
{
    QStringList wrong;
    std::vector<std::pair<QKeySequence, QString>> keys;
    for (QWidget* widget : visibleWidgets(window)) {
        QString text;
        if (const auto* button = qobject_cast<QAbstractButton*>(widget))
            text = isA<QToolBar>(widget->parent()) ? QString() : button->text();
        else if (const auto* label = qobject_cast<QLabel*>(widget); label && label->buddy())
            text = label->text();
        keys.emplace_back(QKeySequence::mnemonic(text), text);
    }
    if (const auto* main = qobject_cast<QMainWindow*>(&window)) {
        for (const QAction* action : main->menuBar()->actions()) {
            keys.emplace_back(QKeySequence::mnemonic(action->text()), action->text());
            if (action->menu())
                noteSharedOfMenu(wrong, *action->menu());
        }
    }
    noteShared(wrong, window.windowTitle(), keys);
    return wrong;
}

QStringList silentCells(QWidget& window)
{
    QStringList wrong;
    for (QWidget* widget : visibleWidgets(window)) {
        auto* view = qobject_cast<QAbstractItemView*>(widget);
        if (!view || !view->model())
            continue;
        const auto* model = view->model();
        for (int row = 0; row < std::min(mostRows, model->rowCount()); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                if (model->index(row, column).data().toString().isEmpty()
                    && model->index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty() && column > 0)
                    continue; // a cell that has nothing to say to anybody
                const QString name = cellName(*view, row, column);
                const bool isFirst = column == 0 || view->objectName() != "runs"_L1;
                if (name.trimmed().isEmpty())
                    wrong << u"%1 says nothing of row %2, column %3"_s.arg(called(*view)).arg(row).arg(column);
                else if (isFirst && showsStatus(*view) && !saysAState(name))
                    wrong << u"%1 does not say the state of row %2: %3"_s.arg(called(*view)).arg(row).arg(name);
            }
        }
    }
    return wrong;
}

QStringList complaints(QWidget& window)
{
    return nameless(window) + sharedMnemonics(window) + silentCells(window) + beyondTab(window);
}

} // namespace signalbox::tests
