// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approve_command.h"

#include "cli/plain_text.h"
#include "console/planned_lines.h"
#include "monitor/refusal_words.h"

#include <QJsonObject>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::console {
namespace {

using lists::InboxRow;
using Kind = monitor::RunCommands::Kind;
using Sort = InboxRow::Sort;

bool isNamed(const InboxRow& row, const QString& word)
{
    const QString number = word.startsWith(u'#') ? word.sliced(1) : word;
    return QString::number(row.run.id.value) == word || QString::number(row.run.number) == number;
}

core::Error notWaiting(const QString& word)
{
    return {.kind = core::ErrorKind::Rejected,
            .what = u"No run %1 waits for you."_s.arg(word),
            .advice = u"See what does with `signalbox approve`."_s};
}

QByteArray jsonOf(const InboxRow& row, const QString& result, const QString& words)
{
    QJsonObject object{{u"kind"_s, row.sort == Sort::Deployment ? u"deployment"_s : u"fork-run"_s},
                       {u"repository"_s, row.run.repositoryName.full()},
                       {u"run"_s, row.run.id.value},
                       {u"number"_s, row.run.number},
                       {u"workflow"_s, row.run.workflowName},
                       {u"commit"_s, row.run.commit},
                       {u"result"_s, result}};
    if (row.sort == Sort::Deployment)
        object.insert(u"environment"_s, row.deployment.environment);
    if (!row.offer.isEmpty())
        object.insert(u"offer"_s, row.offer);
    if (!words.isEmpty())
        object.insert(u"words"_s, words);
    return jsonLine(object);
}

QStringList cellsOf(const InboxRow& row, const QString& result, const QString& words)
{
    const core::Outcome outcome = result == "waiting"_L1     ? core::Outcome::NeedsPerson
        : result == "approved"_L1 || result == "rejected"_L1 ? core::Outcome::Passed
        : result == "refused"_L1                             ? core::Outcome::Failed
                                                             : core::Outcome::Unknown;
    QString word = result;
    word[0] = word[0].toUpper();
    QStringList cells{cli::shape(outcome) + u' ' + word,
                      row.run.repositoryName.full(),
                      u"%1 #%2"_s.arg(row.run.workflowName).arg(row.run.number),
                      QString::number(row.run.id.value),
                      row.sort == Sort::Deployment ? row.deployment.environment : u"run of a fork"_s,
                      row.offer.isEmpty() ? row.run.title.simplified() : row.offer};
    if (!words.isEmpty())
        cells.last() += u" – "_s + words;
    for (QString& cell : cells)
        cell = cli::harmless(cell);
    return cells;
}

} // namespace

ApproveCommand::ApproveCommand(session::Workspace& workspace, const cli::Options& options, QObject* parent)
    : Command(workspace, options, FirstLook::Limits::End, parent)
    , m_inbox(workspace.clock())
{
    connect(&look(), &FirstLook::changed, &m_inbox, &lists::InboxModel::apply);
}

void ApproveCommand::looked()
{
    QCoro::connect(act(), this, [] { });
}

session::AccountSession* ApproveCommand::sessionOf(const core::AccountId& account)
{
    const auto& sessions = look().sessions();
    const auto found = std::ranges::find(sessions, account, [](const auto& session) { return session->account().id; });
    return found == sessions.end() ? nullptr : found->get();
}

QCoro::Task<void> ApproveCommand::lookAtPending()
{
    const QPointer self(this);
    const auto isKnown = [this](const core::Run& run) {
        return std::ranges::any_of(waiting(), [&](const Thing& thing) { return thing.row.run.id == run.id; });
    };
    const auto runs = look().runs();
    for (const auto& [key, run] : runs) {
        auto* session = sessionOf(key.first);
        if (run.state.status != core::Status::Waiting || !session || isKnown(run))
            continue;
        const auto pending = co_await session->client().pendingDeployments(run.repositoryName, run.id,
                                                                           github::Priority::User, github::Ask::Always);
        if (!self)
            co_return;
        if (!pending) {
            complain(pending.error());
            continue;
        }
        const core::PendingDeployments row{.repository = run.repository, .run = run.id, .deployments = pending->rows};
        m_inbox.apply({.account = key.first, .changes = {core::Changed<core::PendingDeployments>{.after = row}}});
    }
}

std::vector<ApproveCommand::Thing> ApproveCommand::waiting() const
{
    std::vector<Thing> things;
    for (int row = 0; row < m_inbox.rowCount(); ++row) {
        const InboxRow& thing = m_inbox.rowAt(row);
        if (!thing.isHeading() && (thing.sort == Sort::Deployment || thing.sort == Sort::ForkRun))
            things.push_back({.row = thing});
    }
    return things;
}

core::Result<std::vector<ApproveCommand::Thing>> ApproveCommand::chosen(const std::vector<Thing>& all) const
{
    const cli::DeliveryOptions& wanted = options().delivery;
    for (const QString& word : wanted.words) {
        if (std::ranges::none_of(all, [&](const Thing& thing) { return isNamed(thing.row, word); }))
            return std::unexpected(notWaiting(word));
    }
    std::vector<Thing> things = all;
    std::erase_if(things, [&](const Thing& thing) {
        const bool isOf = wanted.words.isEmpty()
            || std::ranges::any_of(wanted.words, [&](const QString& word) { return isNamed(thing.row, word); });
        const bool isThere = wanted.environment.isEmpty()
            || (thing.row.sort == Sort::Deployment
                && thing.row.deployment.environment.compare(wanted.environment, Qt::CaseInsensitive) == 0);
        // Of a fork's run there is nothing to reject.
        return !isOf || !isThere || (wanted.isReject && thing.row.sort != Sort::Deployment);
    });
    return things;
}

QCoro::Task<void> ApproveCommand::lookAtOffers(std::vector<Thing>* things)
{
    const QPointer self(this);
    for (Thing& thing : *things) {
        auto* session = sessionOf(thing.row.account);
        if (thing.row.sort != Sort::Deployment || !session)
            continue;
        auto& offers = m_offers[thing.row.account];
        if (!offers)
            offers = std::make_unique<delivery::DeploymentOffers>(session->client());
        const auto offer = co_await offers->look(thing.row.run, thing.row.deployment.environment);
        if (!self)
            co_return;
        if (offer)
            thing.row.offer = offer->words();
    }
}

bool ApproveCommand::tell(const std::vector<Thing>& things)
{
    if (options().json) {
        QByteArray lines;
        for (const Thing& thing : things)
            lines += jsonOf(thing.row, thing.result, thing.words);
        return say(lines);
    }
    std::vector<QStringList> rows;
    rows.reserve(things.size());
    for (const Thing& thing : things)
        rows.push_back(cellsOf(thing.row, thing.result, thing.words));
    return say(cli::table(rows));
}

bool ApproveCommand::isConfirmed(const std::vector<Thing>& things)
{
    const QString verb = options().delivery.isReject ? u"Reject"_s : u"Approve"_s;
    const QString count = things.size() == 1 ? u"this one"_s : u"these %1"_s.arg(things.size());
    return isSaidYes(u"%1 %2?"_s.arg(verb, count));
}

QCoro::Task<void> ApproveCommand::review(Thing* thing)
{
    const QPointer self(this);
    auto* session = sessionOf(thing->row.account);
    const cli::DeliveryOptions& wanted = options().delivery;
    const bool approve = !wanted.isReject;
    const Kind kind = thing->row.sort == Sort::ForkRun ? Kind::Approve
        : approve                                      ? Kind::ApproveDeployments
                                                       : Kind::RejectDeployments;
    // Not ternary: a coroutine's temporaries of both branches would be made by this compiler.
    core::Result<void> done;
    if (thing->row.sort == Sort::ForkRun)
        done = co_await session->commands().approve(thing->row.run);
    else
        done = co_await session->commands().reviewDeployments(thing->row.run, {thing->row.deployment}, approve,
                                                              wanted.comment);
    if (!self)
        co_return;
    if (done) {
        thing->result = approve ? u"approved"_s : u"rejected"_s;
        co_return;
    }
    thing->result = done.error().kind == core::ErrorKind::Timeout ? u"unknown"_s : u"refused"_s;
    thing->words = monitor::refusalWords(kind, done.error());
}

QCoro::Task<void> ApproveCommand::act()
{
    const QPointer self(this);
    const cli::DeliveryOptions& wanted = options().delivery;
    co_await lookAtPending();
    if (!self)
        co_return;
    auto things = chosen(waiting());
    if (!things) {
        fail(things.error());
        co_return;
    }
    const bool isAsked = wanted.isAll || !wanted.words.isEmpty();
    if (things->empty()) {
        if (!options().json)
            say(u"Nothing waits for you.\n"_s);
        end(hasTroubles() ? cli::Failed : cli::Fine);
        co_return;
    }
    co_await lookAtOffers(&*things);
    if (!self)
        co_return;
    if (!isAsked) {
        tell(*things);
        end(hasTroubles() ? cli::Failed : cli::Fine);
        co_return;
    }
    if (!wanted.isYes && !options().json)
        tell(*things);
    if (!isConfirmed(*things))
        co_return;
    for (Thing& thing : *things) {
        co_await review(&thing);
        if (!self)
            co_return;
    }
    tell(*things);
    const QString good = wanted.isReject ? u"rejected"_s : u"approved"_s;
    const bool isWell = std::ranges::all_of(*things, [&](const Thing& thing) { return thing.result == good; });
    end(isWell ? cli::Fine : cli::Failed);
}

} // namespace signalbox::console
