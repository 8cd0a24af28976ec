// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/workflow_list_model.h"

#include "core/duration_words.h"
#include "lists/relative_time.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace signalbox::lists {
namespace {

using Kind = workflow::CronStanding::Kind;

constexpr auto betweenTimes = 20s;

core::WorkflowId keyOf(const WorkflowRow& row)
{
    return row.workflow.id;
}

QString cronWords(const std::vector<workflow::Cron>& crons)
{
    QStringList words;
    for (const workflow::Cron& cron : crons)
        words << cron.words();
    return words.join(u", "_s);
}

QString standingText(const workflow::CronStanding& standing, const QDateTime& now)
{
    const auto missedFor = std::chrono::milliseconds(standing.missed ? standing.missed->msecsTo(now) : 0);
    switch (standing.kind) {
    case Kind::Unscheduled:
        return {};
    case Kind::Late:
        return WorkflowListModel::tr("late by %1").arg(core::words(missedFor));
    case Kind::Silent:
        return WorkflowListModel::tr("silent: nothing has run for %1 that was due").arg(core::words(missedFor));
    case Kind::Due:
        break;
    }
    if (standing.missed)
        return WorkflowListModel::tr("due %1; GitHub is often up to half an hour late")
            .arg(relativeTime(*standing.missed, now));
    return WorkflowListModel::tr("due %1").arg(relativeTime(standing.next, now));
}

core::Outcome shapeOf(Kind kind)
{
    return kind == Kind::Silent ? core::Outcome::Failed
        : kind == Kind::Late    ? core::Outcome::NeedsPerson
                                : core::Outcome::Queued;
}

QString lastRunText(const WorkflowRow& row, const QDateTime& now)
{
    if (!row.last)
        return WorkflowListModel::tr("None is known");
    return u"%1, %2"_s.arg(core::words(row.last->state), relativeTime(row.last->createdAt, now));
}

} // namespace

QString workflowStateText(const core::Workflow& workflow)
{
    if (workflow.state == "active"_L1)
        return WorkflowListModel::tr("On");
    if (workflow.state == "disabled_manually"_L1)
        return WorkflowListModel::tr("Switched off by hand");
    if (workflow.state == "disabled_inactivity"_L1)
        return WorkflowListModel::tr("Switched off for inactivity");
    if (workflow.state == "disabled_fork"_L1)
        return WorkflowListModel::tr("Off, as in every new fork");
    if (workflow.state == "deleted"_L1)
        return WorkflowListModel::tr("Its file is gone");
    return workflow.state;
}

WorkflowListModel::WorkflowListModel(core::Clock& clock, QObject* parent)
    : KeyedRows(parent)
    , m_clock(clock)
{
    m_clock.after(betweenTimes, this, [this] { refreshTimes(); });
}

void WorkflowListModel::apply(const core::ChangeSet& changes)
{
    const auto& account = changes.account;
    for (const core::Change& change : changes.changes) {
        if (const auto* workflow = std::get_if<core::Changed<core::Workflow>>(&change)) {
            m_known[{account, workflow->after.id}].workflow = workflow->after;
        } else if (const auto* run = std::get_if<core::Changed<core::Run>>(&change)) {
            take(account, run->after);
        } else if (const auto* repository = std::get_if<core::Changed<core::Repository>>(&change)) {
            m_repositories.insert_or_assign({account, repository->after.id}, repository->after);
        } else if (const auto* left = std::get_if<core::RepositoryRemoved>(&change)) {
            std::erase_if(m_known, [&](const auto& row) {
                return row.first.first == account && row.second.workflow.repository == left->repository;
            });
            m_repositories.erase({account, left->repository});
            m_heads.erase({account, left->repository});
        }
    }
    showShown();
}

void WorkflowListModel::take(const core::AccountId& account, const core::Run& run)
{
    Known& known = m_known[{account, run.workflow}];
    if (!known.last || known.last->number <= run.number)
        known.last = run;
    if (run.event == "schedule"_L1 && (!known.lastScheduled || *known.lastScheduled < run.createdAt))
        known.lastScheduled = run.createdAt;
    const auto repository = m_repositories.find({account, run.repository});
    const bool ofDefault = repository != m_repositories.end() && run.branch == repository->second.defaultBranch
        && !run.event.startsWith("pull_request"_L1);
    Head& head = m_heads[{account, run.repository}];
    if (ofDefault && (!head.at.isValid() || head.at <= run.createdAt))
        head = {.at = run.createdAt, .commit = run.commit};
}

std::optional<core::RepositoryId> WorkflowListModel::idOf(const core::AccountId& account,
                                                          const core::RepositoryName& name) const
{
    for (const auto& [key, repository] : m_repositories) {
        if (key.first == account && repository.name == name)
            return key.second;
    }
    return std::nullopt;
}

QString WorkflowListModel::newestCommit(const core::AccountId& account, const core::RepositoryName& repository) const
{
    const auto id = idOf(account, repository);
    const auto head = id ? m_heads.find({account, *id}) : m_heads.end();
    return head == m_heads.end() ? QString() : head->second.commit;
}

void WorkflowListModel::show(const core::AccountId& account, const core::RepositoryName& repository)
{
    m_account = account;
    m_repository = repository;
    showShown();
}

void WorkflowListModel::setCrons(const core::AccountId& account, core::WorkflowId workflow,
                                 std::vector<workflow::Cron> crons)
{
    Known& known = m_known[{account, workflow}];
    known.crons = std::move(crons);
    known.trouble.clear();
    showShown();
}

void WorkflowListModel::setCronTrouble(const core::AccountId& account, core::WorkflowId workflow, const QString& words)
{
    m_known[{account, workflow}].trouble = words;
    showShown();
}

void WorkflowListModel::schedule(WorkflowRow& row, const Known& known) const
{
    const QDateTime now = m_clock.now();
    if (!known.trouble.isEmpty()) {
        row.schedule = tr("Its schedule is not known: %1").arg(known.trouble);
        row.shape = core::Outcome::Unknown;
        return;
    }
    if (!known.crons) {
        if (known.lastScheduled)
            row.schedule = tr("Runs by the clock, last %1").arg(relativeTime(*known.lastScheduled, now));
        return;
    }
    if (known.crons->empty())
        return;
    row.schedule = cronWords(*known.crons);
    if (!row.isOn()) {
        row.schedule += tr("; off, so it will not run");
        row.shape
            = known.workflow.state == "disabled_inactivity"_L1 ? core::Outcome::NeedsPerson : core::Outcome::Skipped;
        return;
    }
    const auto standing = workflow::standingOf(*known.crons, known.lastScheduled, now);
    row.schedule += u"; "_s + standingText(standing, now);
    row.shape = shapeOf(standing.kind);
    if (std::ranges::any_of(*known.crons, &workflow::Cron::isTooOften))
        row.schedule += tr("; GitHub starts nothing more often than every 5 minutes");
}

void WorkflowListModel::showShown()
{
    std::vector<WorkflowRow> next;
    if (const auto id = idOf(m_account, m_repository)) {
        for (const auto& [key, known] : m_known) {
            if (key.first != m_account || known.workflow.repository != *id || !known.workflow.id)
                continue;
            WorkflowRow row{
                .account = m_account, .repository = m_repository, .workflow = known.workflow, .last = known.last};
            schedule(row, known);
            next.push_back(std::move(row));
        }
    }
    std::ranges::sort(next, [](const WorkflowRow& a, const WorkflowRow& b) {
        const int byName = a.workflow.name.compare(b.workflow.name, Qt::CaseInsensitive);
        return byName != 0 ? byName < 0 : a.workflow.id < b.workflow.id;
    });
    showRows(m_rows, std::move(next), keyOf);
}

void WorkflowListModel::refreshTimes()
{
    showShown();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, LastRunColumn), index(rowCount() - 1, LastRunColumn));
    m_clock.after(betweenTimes, this, [this] { refreshTimes(); });
}

int WorkflowListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int WorkflowListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WorkflowListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WorkflowRow& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn   ? row.workflow.name
            : index.column() == StateColumn   ? workflowStateText(row.workflow)
            : index.column() == LastRunColumn ? lastRunText(row, m_clock.now())
                                              : row.schedule;
    case Qt::AccessibleTextRole:
        return QStringList{row.workflow.name, workflowStateText(row.workflow), lastRunText(row, m_clock.now()),
                           row.schedule}
            .join(u", "_s);
    case RowRole:
        return QVariant::fromValue(row);
    case ShapeRole:
        return row.shape ? QVariant(int(*row.shape)) : QVariant();
    default:
        return {};
    }
}

QVariant WorkflowListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return QStringList{tr("Workflow"), tr("State"), tr("Last run"), tr("Schedule")}[section];
}

} // namespace signalbox::lists
