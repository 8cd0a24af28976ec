// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/problem_panel.h"

#include "common/elided_label.h"
#include "common/shape_delegate.h"
#include "common/status_icon.h"
#include "common/theme.h"
#include "editor/text_editor.h"
#include "lists/diagnostic_list_model.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using lists::DiagnosticListModel;
constexpr std::array Severities{lint::Severity::Error, lint::Severity::Warning, lint::Severity::Hint};

QString counted(lint::Severity severity, int count)
{
    const QString number = QLocale().toString(count);
    switch (severity) {
    case lint::Severity::Error:
        return count == 1 ? ProblemPanel::tr("1 error") : ProblemPanel::tr("%1 errors").arg(number);
    case lint::Severity::Warning:
        return count == 1 ? ProblemPanel::tr("1 warning") : ProblemPanel::tr("%1 warnings").arg(number);
    case lint::Severity::Hint:
        return count == 1 ? ProblemPanel::tr("1 hint") : ProblemPanel::tr("%1 hints").arg(number);
    }
    return number;
}

} // namespace

ProblemPanel::ProblemPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new DiagnosticListModel(this))
    , m_list(new QTreeView)
    , m_fixAll(new QToolButton)
    , m_status(new ElidedLabel)
{
    setObjectName(u"problems"_s);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::Small, space::Tight, space::Small, space::Tight);
    bar->setSpacing(space::Tight);
    for (const lint::Severity severity : Severities) {
        auto* filter = new QToolButton;
        filter->setObjectName(u"filter"_s + severityWord(severity));
        filter->setIcon(statusIcon(outcomeOf(severity)));
        filter->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        filter->setCheckable(true);
        filter->setChecked(true);
        filter->setAutoRaise(true);
        connect(filter, &QToolButton::toggled, this, [this, severity](bool shown) {
            m_model->setShown(severity, shown);
            describe();
        });
        m_filters[size_t(severity)] = filter;
        bar->addWidget(filter);
    }
    m_status->setMuted(true);
    m_fixAll->setObjectName(u"fixAll"_s);
    m_fixAll->setText(tr("Fix all safe"));
    m_fixAll->setProperty("framed", true);
    m_fixAll->setToolTip(tr("Make every change that mends a mistake and nothing else, as one step"));
    bar->addWidget(m_status, 1);
    bar->addWidget(m_fixAll);

    m_list->setObjectName(u"problemList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(
        new ShapeDelegate(DiagnosticListModel::MessageColumn, DiagnosticListModel::OutcomeRole, m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Problems"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setResizeContentsPrecision(0); // of the rows on show alone, at each key
    m_list->header()->setSectionResizeMode(DiagnosticListModel::MessageColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(DiagnosticListModel::PlaceColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(DiagnosticListModel::RuleColumn, QHeaderView::ResizeToContents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_list, 1);

    const auto goThere = [this](const QModelIndex& index) {
        if (!m_editor || !index.isValid())
            return;
        const lists::DiagnosticRow& row = m_model->at(index.row());
        const QTextBlock block = m_editor->document()->findBlockByNumber(row.line - 1);
        const int at = block.position() + std::min(row.column - 1, block.length() - 1);
        m_editor->select({.start = at, .end = at});
        Q_EMIT problemActivated();
    };
    connect(m_list, &QTreeView::activated, this, goThere);
    connect(m_list, &QTreeView::clicked, this, goThere);
    connect(m_fixAll, &QToolButton::clicked, this, [this] {
        if (m_editor)
            m_editor->fixAllSafe();
    });
    refresh();
}

void ProblemPanel::setEditor(TextEditor* editor)
{
    if (m_editor) {
        m_editor->disconnect(this);
        m_editor->document()->disconnect(this);
    }
    m_editor = editor;
    if (editor) {
        connect(editor, &TextEditor::diagnosticsChanged, this, &ProblemPanel::refresh);
        connect(editor->document(), &QTextDocument::contentsChanged, this, &ProblemPanel::describe);
    }
    refresh();
}

void ProblemPanel::setNote(const QString& note)
{
    m_note = note;
    describe();
}

void ProblemPanel::setShown(lint::Severity severity, bool shown)
{
    m_filters[size_t(severity)]->setChecked(shown);
}

void ProblemPanel::begin()
{
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void ProblemPanel::refresh()
{
    std::vector<lists::DiagnosticRow> rows;
    if (m_editor) {
        rows.reserve(m_editor->diagnostics().marks().size());
        for (const DiagnosticMarks::Mark& mark : m_editor->diagnostics().marks()) {
            const int at = mark.place.selectionStart();
            const QTextBlock block = m_editor->document()->findBlock(at);
            rows.push_back({.rule = mark.diagnostic.rule,
                            .severity = mark.diagnostic.severity,
                            .message = mark.diagnostic.message,
                            .isMendable = !mark.diagnostic.fixes.empty(),
                            .line = block.blockNumber() + 1,
                            .column = at - block.position() + 1});
        }
    }
    m_model->setDiagnostics(std::move(rows));
    describe();
}

void ProblemPanel::describe()
{
    int all = 0;
    for (const lint::Severity severity : Severities) {
        const int count = m_model->count(severity);
        all += count;
        m_filters[size_t(severity)]->setText(counted(severity, count));
        m_filters[size_t(severity)]->setAccessibleName(tr("Show %1").arg(counted(severity, count)));
    }
    m_fixAll->setEnabled(m_editor && !m_editor->isReadOnly() && m_editor->areDiagnosticsCurrent()
                         && m_editor->diagnostics().hasSafeFix());
    const int hidden = all - m_model->rowCount();
    m_status->setText(!m_note.isEmpty() ? m_note
                          : hidden > 0  ? tr("%1 not shown").arg(QLocale().toString(hidden))
                          : all == 0    ? tr("No problems")
                                        : QString());
    m_list->setAccessibleDescription(m_status->text());
}

} // namespace signalbox::views
