// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/about.h"

#include "common/panel.h"
#include "common/plain_text.h"
#include "common/shape_delegate.h"
#include "common/theme.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr int NoShape = -1; // in no column

QDialog* dialog(const QString& title, QWidget* parent, QWidget* content)
{
    auto* result = new QDialog(parent);
    result->setAttribute(Qt::WA_DeleteOnClose);
    result->setWindowTitle(title);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, result, &QDialog::reject);
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(space::Huge, space::Huge, space::Huge, space::Large);
    layout->setSpacing(space::Medium);
    layout->addWidget(content, 1);
    layout->addWidget(buttons);
    return result;
}

} // namespace

QDialog* makeAbout(QWidget* parent)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    QLabel* name = plainLabel(u"Signalbox"_s);
    name->setFont(textFont(TextRole::Headline));
    column->addWidget(name);
    column->addWidget(plainLabel(u"A control room for GitHub Actions."_s));
    column->addWidget(mutedLabel(
        u"Version %1, with Qt %2"_s.arg(QStringLiteral(SIGNALBOX_VERSION), QString::fromLatin1(qVersion()))));
    column->addWidget(mutedLabel(u"Free software under the GNU General Public License, version 3 or later.\n"
                                 u"Not made by GitHub, and not endorsed by it."_s));
    return dialog(u"About Signalbox"_s, parent, content);
}

QDialog* makeShortcuts(const QList<QAction*>& actions, QWidget* parent)
{
    auto* table = new QTreeWidget;
    table->setHeaderLabels({u"What"_s, u"Keys"_s});
    table->setRootIsDecorated(false);
    table->setItemDelegate(new ShapeDelegate(NoShape, Qt::DisplayRole, table));
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setFrameShape(QFrame::NoFrame);
    table->setAccessibleName(u"Keyboard shortcuts"_s);
    const auto add = [table](const QString& what, const QString& keys) { new QTreeWidgetItem(table, {what, keys}); };
    add(u"Filter the cards or the list of runs"_s, u"/"_s);
    add(u"Pin a repository's card"_s, u"P"_s);
    add(u"Mute a repository's card"_s, u"M"_s);
    add(u"Open the selected run or card"_s, u"Enter"_s);
    add(u"Choose several runs, to act on all of them"_s, u"Shift or Ctrl, Ctrl+A for all"_s);
    add(u"Approve, reject or re-run what waits in the inbox"_s, u"A, X, R"_s);
    add(u"Look again at it, or open its page at GitHub"_s, u"L, O"_s);
    add(u"Back to the list, or leave the filter"_s, u"Esc"_s);
    for (const QAction* action : actions)
        if (!action->shortcut().isEmpty())
            add(action->text().remove(u'&').remove(u'…'),
                QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
    table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->setCurrentItem(table->topLevelItem(0));
    auto* card = new Panel;
    card->setFlush(true);
    card->body()->addWidget(table);
    QDialog* result = dialog(u"Keyboard shortcuts"_s, parent, card);
    result->resize(600, 640);
    return result;
}

} // namespace signalbox::views
