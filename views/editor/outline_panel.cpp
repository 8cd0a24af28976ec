// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/outline_panel.h"

#include "common/icons.h"
#include "common/theme.h"
#include "editor/text_editor.h"
#include "lists/file_outline_model.h"

#include <QStyledItemDelegate>
#include <QTextBlock>
#include <QTreeView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::views {
namespace {

using lists::FileOutlineModel;
using lists::OutlineEntry;

/// A drawing for each kind, so that a job is told from a step of the same name.
class OutlineDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme theme = Theme::current();
        option->palette = theme.palette();
        option->palette.setColor(QPalette::Highlight, theme.color(Role::AccentTint));
        option->palette.setColor(QPalette::HighlightedText, theme.color(Role::Text));
        const auto kind = OutlineEntry::Kind(index.data(FileOutlineModel::KindRole).toInt());
        if (kind == OutlineEntry::Kind::Section)
            return;
        option->icon = lineIcon(kind == OutlineEntry::Kind::Event     ? u"event"_s
                                    : kind == OutlineEntry::Kind::Job ? u"graph"_s
                                                                      : u"forward"_s);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = {14, 14};
    }
};

} // namespace

OutlinePanel::OutlinePanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new FileOutlineModel(this))
    , m_tree(new QTreeView)
{
    setObjectName(u"outline"_s);
    m_tree->setObjectName(u"outlineTree"_s);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new OutlineDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(space::Medium);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(tr("Outline: events, jobs and steps"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_tree);
    m_pause.setSingleShot(true);
    m_pause.setInterval(250ms);
    connect(&m_pause, &QTimer::timeout, this, &OutlinePanel::read);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        const auto entries = m_reading.result();
        // While a line is being written the file may be none for a moment; the outline stays where it was.
        if (!entries.empty() || !m_editor || m_editor->document()->isEmpty())
            m_model->setEntries(entries);
        follow();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex& above) { m_tree->expand(above); });
    const auto goThere = [this](const QModelIndex& index) {
        if (!m_editor || !index.isValid())
            return;
        m_editor->goToLine(index.data(FileOutlineModel::LineRole).toInt());
        Q_EMIT entryActivated();
    };
    connect(m_tree, &QTreeView::activated, this, goThere);
    connect(m_tree, &QTreeView::clicked, this, goThere);
}

OutlinePanel::~OutlinePanel()
{
    m_reading.waitForFinished();
}

void OutlinePanel::setEditor(TextEditor* editor)
{
    if (m_editor) {
        m_editor->disconnect(this);
        m_editor->document()->disconnect(this);
    }
    m_editor = editor;
    m_model->setEntries({});
    if (!editor)
        return;
    connect(editor->document(), &QTextDocument::contentsChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(editor, &QPlainTextEdit::cursorPositionChanged, this, &OutlinePanel::follow);
    read();
}

void OutlinePanel::read()
{
    if (m_editor)
        m_reading.setFuture(QtConcurrent::run(&lists::fileOutline, m_editor->text().toUtf8()));
}

void OutlinePanel::follow()
{
    if (!m_editor)
        return;
    const QModelIndex here = m_model->rowFor(m_editor->textCursor().blockNumber() + 1);
    if (here.isValid() && !m_tree->hasFocus())
        m_tree->setCurrentIndex(here);
    Q_EMIT trailChanged();
}

void OutlinePanel::begin()
{
    m_tree->setFocus(Qt::ShortcutFocusReason);
}

std::vector<Breadcrumb::Crumb> OutlinePanel::trail() const
{
    std::vector<Breadcrumb::Crumb> crumbs;
    if (!m_editor)
        return crumbs;
    const auto lineOf = [](const QModelIndex& row) { return row.data(FileOutlineModel::LineRole).toInt(); };
    for (QModelIndex row = m_model->rowFor(m_editor->textCursor().blockNumber() + 1); row.isValid();
         row = row.parent()) {
        const bool isStep
            = OutlineEntry::Kind(row.data(FileOutlineModel::KindRole).toInt()) == OutlineEntry::Kind::Step;
        const QString label = row.data().toString();
        crumbs.push_back({.label = isStep ? u"%1 %2"_s.arg(row.row() + 1).arg(label) : label, .line = lineOf(row)});
        if (isStep)
            crumbs.push_back({.label = u"steps"_s, .line = lineOf(row.siblingAtRow(0))});
    }
    std::ranges::reverse(crumbs);
    return crumbs;
}

} // namespace signalbox::views
