// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_player.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace signalbox::tests {
namespace {

constexpr core::RepositoryId repository{640'000'001};
const QStringList workflows{u"ci"_s, u"deploy"_s, u"build"_s};

core::State stateOf(const QString& word)
{
    static const std::map<QString, std::pair<QString, QString>> words{
        {u"ok"_s, {u"completed"_s, u"success"_s}},
        {u"fail"_s, {u"completed"_s, u"failure"_s}},
        {u"timeout"_s, {u"completed"_s, u"timed_out"_s}},
        {u"nostart"_s, {u"completed"_s, u"startup_failure"_s}},
        {u"cancel"_s, {u"completed"_s, u"cancelled"_s}},
        {u"skip"_s, {u"completed"_s, u"skipped"_s}},
        {u"neutral"_s, {u"completed"_s, u"neutral"_s}},
        {u"stale"_s, {u"completed"_s, u"stale"_s}},
        {u"approve"_s, {u"completed"_s, u"action_required"_s}},
        {u"what"_s, {u"completed"_s, u"exploded"_s}},
        {u"run"_s, {u"in_progress"_s, {}}},
        {u"queued"_s, {u"queued"_s, {}}},
        {u"requested"_s, {u"requested"_s, {}}},
        {u"pending"_s, {u"pending"_s, {}}},
        {u"wait"_s, {u"waiting"_s, {}}},
        {u"odd"_s, {u"dreaming"_s, {}}},
    };
    const auto found = words.find(word);
    if (found == words.end())
        qFatal("no such state: %s", qPrintable(word));
    return core::State::fromWords(found->second.first, found->second.second);
}

/// "10m", "-2h", "+30s".
milliseconds durationOf(const QString& text)
{
    static const std::map<QChar, qint64> units{{u's', 1'000}, {u'm', 60'000}, {u'h', 3'600'000}};
    bool isNumber = false;
    const auto count = QStringView(text).chopped(1).toLongLong(&isNumber);
    if (!isNumber || !units.contains(text.back()))
        qFatal("no duration: %s", qPrintable(text));
    return milliseconds(count * units.at(text.back()));
}

core::WorkflowId workflowOf(const QString& name)
{
    const auto index = workflows.indexOf(name.isEmpty() ? u"ci"_s : name);
    if (index < 0)
        qFatal("no such workflow: %s", qPrintable(name));
    return {98'000'001 + index};
}

/// What stands behind "key=", or nothing.
std::optional<QString> valueOf(const QStringList& extras, const QString& key)
{
    for (const QString& extra : extras) {
        if (extra.startsWith(key + u'='))
            return extra.mid(key.size() + 1);
    }
    return std::nullopt;
}

QStringList extrasOf(const QString& word)
{
    const auto begin = word.indexOf(u'{');
    return begin < 0 ? QStringList() : word.sliced(begin + 1).chopped(1).split(u',');
}

} // namespace

HistoryPlayer::HistoryPlayer(Way way, Listener listener)
    : m_way(way)
    , m_listener(std::move(listener))
    , m_clock(QDateTime({2026, 11, 23}, {10, 0}, QTimeZone::UTC))
{
    restart();
}

QString HistoryPlayer::workflowName(core::WorkflowId workflow)
{
    return workflows.at(workflow.value - 98'000'001);
}

QDateTime HistoryPlayer::githubNow() const
{
    return m_clock.now().addDuration(m_skew);
}

void HistoryPlayer::play(const QString& words)
{
    static const QRegularExpression pattern(u"~?\\[[^\\]]*\\]|\\S+"_s);
    for (const auto& match : pattern.globalMatch(words))
        playWord(match.captured());
}

void HistoryPlayer::playWord(const QString& word)
{
    const auto after = [&](const QString& prefix) { return durationOf(word.mid(prefix.size())); };
    if (word == "restart"_L1)
        return restart();
    if (word == "lost"_L1 || word == "seen"_L1) {
        core::Freshness freshness{.repository = repository};
        if (word == "lost"_L1)
            freshness.error = core::Error{.kind = core::ErrorKind::Offline};
        return m_transitions->noteFreshness(ownAccount, freshness);
    }
    if (word.startsWith(u'+'))
        return m_clock.advance(after(u"+"_s));
    if (word.startsWith(u"jump:"))
        return m_clock.jump(after(u"jump:"_s));
    if (word.startsWith(u"skew:")) {
        m_skew += after(u"skew:"_s);
        return;
    }
    const bool catchesUp = word.startsWith(u'~');
    QString rest = word.mid(catchesUp ? 1 : 0);
    if (rest.startsWith(u'['))
        rest = rest.sliced(1).chopped(1);
    look(rest.split(u' ', Qt::SkipEmptyParts), catchesUp);
}

/// What one look finds, a list of changes for each account.
void HistoryPlayer::look(const QStringList& words, bool catchingUp)
{
    Sets sets;
    for (const QString& word : words) {
        const auto mark = word.indexOf(u'>');
        const core::AccountId account = mark < 0 ? QString(ownAccount) : word.left(mark);
        for (const auto& change : changesOf(account, word.mid(mark + 1))) {
            auto& set = sets[account];
            set.account = account;
            set.at = m_clock.now();
            set.catchingUp = catchingUp;
            set.changes.push_back(change);
        }
    }
    for (auto& [account, set] : sets) {
        if (m_way == Way::Backwards || m_way == Way::Apart)
            std::ranges::reverse(set.changes);
        if (m_way != Way::Apart) {
            deliver(set);
            continue;
        }
        for (const auto& change : set.changes) {
            core::ChangeSet part = set;
            part.changes = {change};
            deliver(part);
        }
    }
}

void HistoryPlayer::deliver(const core::ChangeSet& set)
{
    m_transitions->apply(set);
    if (m_way == Way::Twice)
        m_transitions->apply(set);
}

void HistoryPlayer::restart()
{
    m_transitions = std::make_unique<monitor::Transitions>(m_clock);
    QObject::connect(m_transitions.get(), &monitor::Transitions::happened, m_transitions.get(), m_listener);
    Sets sets;
    for (const auto& [account, row] : m_repositories)
        sets[account].changes.emplace_back(core::Changed<core::Repository>{.after = row});
    for (const auto& [key, row] : m_workflows)
        sets[key.first].changes.emplace_back(core::Changed<core::Workflow>{.after = row});
    for (const auto& [key, row] : m_runs)
        sets[key.first].changes.emplace_back(core::Changed<core::Run>{.after = row});
    for (auto& [account, set] : sets) {
        set.account = account;
        m_transitions->remember(set);
    }
}

std::vector<core::Change> HistoryPlayer::changesOf(const core::AccountId& account, const QString& word)
{
    const QString value = word.section(u':', 1).section(u'{', 0, 0);
    if (word == "repo:gone"_L1) {
        std::erase_if(m_runs, [&](const auto& entry) { return entry.first.first == account; });
        return {core::RepositoryRemoved{.repository = repository}};
    }
    if (word.startsWith(u"repo:")) {
        const bool isArchived = value == "archived"_L1;
        core::Repository row{.id = repository, .defaultBranch = isArchived ? u"main"_s : value, .archived = isArchived};
        m_repositories.insert_or_assign(account, row);
        return {core::Changed<core::Repository>{.after = row}};
    }
    if (word.startsWith(u"wf:")) {
        core::Workflow row{.id = workflowOf({}), .repository = repository, .state = value};
        row.name = valueOf(extrasOf(word), u"name"_s).value_or(u"CI"_s);
        const auto known = m_workflows.find({account, row.id});
        const auto before = known == m_workflows.end() ? std::nullopt : std::optional(known->second);
        m_workflows.insert_or_assign({account, row.id}, row);
        return {core::Changed<core::Workflow>{.before = before, .after = row}};
    }
    return runsOf(account, word);
}

std::vector<core::Change> HistoryPlayer::runsOf(const core::AccountId& account, const QString& word)
{
    static const QRegularExpression pattern(
        u"^(del:)?(?:(\\w+)!)?([^#]*)#(\\d+)(?:-(\\d+))?(?:a(\\d+))?(?::(\\w+))?(?:\\{.*\\})?$"_s);
    const auto match = pattern.match(word);
    if (!match.hasMatch())
        qFatal("no such word: %s", qPrintable(word));
    const int first = match.captured(4).toInt();
    const int last = match.captured(5).isEmpty() ? first : match.captured(5).toInt();
    std::vector<core::Change> changes;
    for (int number = last; number >= first; --number) {
        core::Run run{.repository = repository,
                      .workflow = workflowOf(match.captured(2)),
                      .number = number,
                      .attempt = std::max(match.captured(6).toInt(), 1),
                      .branch = match.captured(3)};
        run.id = {18'400'000'000 + run.workflow.value % 1'000 * 5'000'000'000 + number};
        if (!match.captured(1).isEmpty()) {
            m_runs.erase({account, run.id});
            changes.emplace_back(core::RunRemoved{.run = run.id, .repository = repository});
            continue;
        }
        QStringList extras = extrasOf(word);
        if (const auto every = valueOf(extras, u"every"_s)) {
            const auto ago
                = durationOf(valueOf(extras, u"ago"_s).value_or(u"0s"_s)) + (last - number) * durationOf(*every);
            extras.prepend(u"ago=%1s"_s.arg(ago.count() / 1'000));
        }
        changes.emplace_back(core::Changed<core::Run>{.after = runOf(account, run, match.captured(7), extras)});
    }
    return changes;
}

core::Run HistoryPlayer::runOf(const core::AccountId& account, const core::Run& named, const QString& state,
                               const QStringList& extras)
{
    core::Run run = named;
    run.state = stateOf(state);
    run.event = u"push"_s;
    for (const QString& extra : extras) {
        if (!extra.contains(u'='))
            run.event = extra;
    }
    run.commit = valueOf(extras, u"sha"_s).value_or(QString());
    run.workflowName = valueOf(extras, u"name"_s).value_or(u"CI"_s);
    const auto now = githubNow();
    const auto made = now.addDuration(-durationOf(valueOf(extras, u"ago"_s).value_or(u"0s"_s)));
    const auto known = m_runs.find({account, run.id});
    run.createdAt = known == m_runs.end() ? made : known->second.createdAt;
    run.startedAt = made;
    if (known != m_runs.end() && known->second.attempt == run.attempt)
        run.startedAt = known->second.startedAt;
    if (const auto took = valueOf(extras, u"took"_s))
        run.startedAt = now.addDuration(-durationOf(*took));
    run.updatedAt = now;
    if (known == m_runs.end() || known->second.attempt <= run.attempt)
        m_runs.insert_or_assign({account, run.id}, run);
    return run;
}

} // namespace signalbox::tests
