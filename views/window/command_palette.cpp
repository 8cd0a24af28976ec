// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/command_palette.h"

#include "common/empty_state.h"
#include "common/icons.h"
#include "common/theme.h"
#include "window/palette_delegate.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

constexpr std::size_t mostShown = 200;

bool hasAll(const PaletteEntry& entry, const QStringList& words)
{
    return std::ranges::all_of(words, [&](const QString& word) {
        return entry.text.contains(word, Qt::CaseInsensitive) || entry.detail.contains(word, Qt::CaseInsensitive);
    });
}

/// The less, the better the first word fits.
int rank(const PaletteEntry& entry, const QString& word)
{
    if (entry.text.startsWith(word, Qt::CaseInsensitive))
        return 0;
    qsizetype place = entry.text.indexOf(word, 0, Qt::CaseInsensitive);
    while (place > 0) {
        if (!entry.text[place - 1].isLetterOrNumber())
            return 1;
        place = entry.text.indexOf(word, place + 1, Qt::CaseInsensitive);
    }
    return 2;
}

QString plainText(const QAction& action)
{
    QString text = action.text();
    return text.remove(u'&');
}

} // namespace

std::vector<PaletteEntry> matching(const std::vector<PaletteEntry>& entries, const QString& typed)
{
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return entries;
    std::vector<PaletteEntry> found;
    std::ranges::copy_if(entries, std::back_inserter(found),
                         [&](const PaletteEntry& entry) { return hasAll(entry, words); });
    std::ranges::stable_sort(found, {}, [&](const PaletteEntry& entry) { return rank(entry, words.front()); });
    return found;
}

std::vector<PaletteEntry> entriesOf(const QList<QAction*>& actions)
{
    std::vector<PaletteEntry> entries;
    for (QAction* action : actions) {
        // Without a text: the button that a field has for emptying it.
        if (action->isSeparator() || action->menu() || !action->isEnabled() || action->objectName().isEmpty()
            || action->text().isEmpty())
            continue;
        entries.push_back({.text = plainText(*action),
                           .detail = action->shortcut().toString(QKeySequence::NativeText),
                           .icon = action->icon(),
                           .act = [action = QPointer(action)] {
                               if (action)
                                   action->trigger();
                           }});
    }
    return entries;
}

CommandPalette::CommandPalette(std::vector<PaletteEntry> entries, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_entries(std::move(entries))
    , m_text(new QLineEdit)
    , m_list(new QListWidget)
    , m_pages(new QStackedLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setObjectName(u"palette"_s);
    setWindowTitle(u"Go to or do"_s);
    m_text->setObjectName(u"paletteText"_s);
    m_text->setPlaceholderText(u"Go to a repository or a run, or do something"_s);
    m_text->setAccessibleName(u"Search for a repository, a run or an action"_s);
    m_text->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(u"What there is"_s);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setMouseTracking(true);
    auto* nothing = new EmptyState;
    nothing->setContent(u"search"_s, u"Nothing matches"_s,
                        u"Type a part of what a repository, a run or an action is called."_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Medium, space::Medium, space::Medium, space::Medium);
    layout->setSpacing(space::Small);
    layout->addWidget(m_text);
    layout->addLayout(m_pages, 1); // before it has pages: in no window they would be windows of their own
    m_pages->addWidget(m_list);
    m_pages->addWidget(nothing);
    const QSize room = parent->size();
    resize(std::min(640, room.width() - 2 * space::Huge), std::min(420, room.height() - 2 * space::Huge));
    move(parent->mapToGlobal(QPoint((room.width() - width()) / 2, room.height() / 8)));
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::list);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::take);
    list({});
}

void CommandPalette::list(const QString& typed)
{
    m_shown = matching(m_entries, typed);
    if (m_shown.size() > mostShown)
        m_shown.resize(mostShown);
    m_list->clear();
    for (const PaletteEntry& entry : m_shown) {
        auto* item = new QListWidgetItem(entry.icon, entry.text, m_list);
        item->setData(PaletteDelegate::DetailRole, entry.detail);
        item->setData(Qt::AccessibleTextRole,
                      entry.detail.isEmpty() ? entry.text : entry.text + u", "_s + entry.detail);
    }
    m_pages->setCurrentIndex(m_shown.empty() ? 1 : 0);
    m_list->setCurrentRow(0);
}

void CommandPalette::take()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= std::ssize(m_shown))
        return;
    const auto act = m_shown[size_t(row)].act;
    close(); // first, so that what is done finds the window as it was
    act();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int rows = m_list->count();
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        m_list->setCurrentRow(rows ? (m_list->currentRow() + 1) % rows : -1);
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(rows ? (m_list->currentRow() + rows - 1) % rows : -1);
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentRow(std::min(m_list->currentRow() + 10, rows - 1));
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentRow(std::max(m_list->currentRow() - 10, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    default:
        return false;
    }
}

} // namespace signalbox::views
