// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/log_hit_panel.h"

#include "common/elided_label.h"
#include "common/theme.h"

#include <QHeaderView>
#include <QLocale>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::views {

LogHitPanel::LogHitPanel(QWidget* parent)
    : QWidget(parent)
    , m_model(new LogHitModel(m_search, this))
    , m_status(new ElidedLabel)
    , m_list(new QTreeView)
{
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Matching lines"));
    m_list->header()->setStretchLastSection(true);
    m_list->setColumnWidth(LogHitModel::LogColumn, 160);
    m_list->setColumnWidth(LogHitModel::LineColumn, 72);
    m_status->setMuted(true);
    auto* statusRow = new QHBoxLayout;
    statusRow->setContentsMargins(space::Small, space::Tight, space::Small, space::Tight);
    statusRow->addWidget(m_status);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(statusRow);
    column->addWidget(m_list, 1);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const logs::LogHit& hit = m_model->hits()[size_t(index.row())];
        Q_EMIT hitActivated(m_search.logs()[hit.log], hit.line);
    });
    connect(&m_search, &logs::LogsSearch::found, this, &LogHitPanel::describe);
    connect(&m_search, &logs::LogsSearch::advanced, this, &LogHitPanel::describe);
    connect(&m_search, &logs::LogsSearch::restarted, this, &LogHitPanel::describe);
}

void LogHitPanel::begin(LogScope scope)
{
    m_scope = scope;
    m_expected = m_missing = 0;
    m_error.clear();
    m_search.clear();
}

void LogHitPanel::expectLogs(int count)
{
    m_expected = count;
    describe();
}

void LogHitPanel::addLog(const logs::SearchedLog& log)
{
    m_expected = std::max(m_expected, int(m_search.logs().size()) + m_missing + 1);
    m_search.add(log);
    describe();
}

void LogHitPanel::missLog()
{
    ++m_missing;
    m_expected = std::max(m_expected, int(m_search.logs().size()) + m_missing);
    describe();
}

void LogHitPanel::showError(const core::Error& error)
{
    m_error = u"%1 %2"_s.arg(error.what, error.advice).trimmed();
    describe();
}

void LogHitPanel::search(const logs::LogQuery& query)
{
    m_search.start(query);
    describe();
}

QString LogHitPanel::status() const
{
    return m_status->text();
}

void LogHitPanel::describe()
{
    m_status->setText(m_error.isEmpty() ? progressText() : m_error);
    m_list->setAccessibleDescription(m_status->text());
}

QString LogHitPanel::progressText() const
{
    qint64 lines = 0;
    int logs = 0;
    for (size_t i = 0; i < m_search.logs().size(); ++i) {
        lines += m_search.countOf(i);
        logs += m_search.countOf(i) > 0 ? 1 : 0;
    }
    const int done = int(m_search.searched()) + m_missing;
    if (m_search.query().isEmpty() && done < m_expected)
        return tr("Fetching logs: %1 of %2").arg(int(m_search.logs().size()) + m_missing).arg(m_expected);
    if (m_search.query().isEmpty())
        return {};
    QString text = tr("%1 lines in %2 of %3 logs").arg(QLocale().toString(lines)).arg(logs).arg(m_search.searched());
    if (done < m_expected)
        text += tr("; %1 still to search").arg(m_expected - done);
    if (m_missing > 0)
        text += tr("; %1 without a log").arg(m_missing);
    if (const QString first = firstSeen(); !first.isEmpty())
        text += u"; "_s + first;
    return text;
}

/// "First in #205": of the runs that were searched, the oldest one with the line and how many before it were without.
QString LogHitPanel::firstSeen() const
{
    if (m_scope != LogScope::PastRuns)
        return {};
    const logs::SearchedLog* first = nullptr;
    for (size_t i = 0; i < m_search.searched(); ++i) {
        const logs::SearchedLog& log = m_search.logs()[i];
        if (m_search.countOf(i) > 0 && (!first || log.run.number < first->run.number))
            first = &log;
    }
    if (!first)
        return {};
    const auto older = std::ranges::count_if(
        m_search.logs(), [first](const logs::SearchedLog& log) { return log.run.number < first->run.number; });
    return older > 0 ? tr("first in %1, not in the %2 before it").arg(first->title).arg(older)
                     : tr("in the oldest one, %1, already").arg(first->title);
}

} // namespace signalbox::views
