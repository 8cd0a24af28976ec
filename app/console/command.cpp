// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/command.h"

#include "console/question.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace signalbox::console {
namespace {

QString clockTime(const QDateTime& moment)
{
    return moment.toLocalTime().toString(u"HH:mm:ss"_s);
}

core::Error historySetAside(const QString& name)
{
    return {.kind = core::ErrorKind::Storage,
            .what = u"The history was damaged and is set aside as %1; a new one has begun."_s.arg(name),
            .advice = u"Check the disk: nothing but the disk or another program damages this file."_s};
}

} // namespace

Command::Command(session::Workspace& workspace, const cli::Options& options, FirstLook::Limits limits, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_options(options)
    , m_look(limits)
{
    connect(&m_look, &FirstLook::failed, this, &Command::fail);
    connect(&m_look, &FirstLook::troubled, this, &Command::complain);
    connect(&m_look, &FirstLook::limited, this, [this](const core::Error& error) {
        complain({.kind = error.kind,
                  .what = error.what,
                  .advice = u"It goes on by itself at %1."_s.arg(clockTime(error.retryAt.value_or(QDateTime())))});
    });
    connect(&m_look, &FirstLook::finished, this, [this] {
        complainOfTroubles();
        looked();
    });
}

void Command::start()
{
    QCoro::connect(open(), this, [] { });
}

QCoro::Task<void> Command::open()
{
    const QPointer self(this);
    const session::AccountRequest request{.account = m_options.account, .repositories = m_options.repositories};
    const auto opened = co_await m_workspace.open();
    if (!self)
        co_return;
    if (!opened) {
        fail(opened.error());
        co_return;
    }
    if (!opened->setAside.isEmpty())
        complain(historySetAside(opened->setAside));
    auto accounts = m_options.demo ? co_await m_workspace.demo(m_options.speed, m_options.scenarios, request)
                                   : co_await m_workspace.accounts(request);
    if (!self)
        co_return;
    if (!accounts) {
        fail(accounts.error());
        co_return;
    }
    if (!leaveOutTokenless(*accounts))
        co_return;
    begin(*accounts);
}

void Command::begin(const std::vector<session::SignedIn>& accounts)
{
    const auto watchesNothing = [](const session::SignedIn& account) { return account.repositories.empty(); };
    if (std::ranges::all_of(accounts, watchesNothing)) {
        fail({.kind = core::ErrorKind::Rejected,
              .what = u"There is no repository to look at."_s,
              .advice = u"Name one with `--repo OWNER/NAME`, or choose some in the window."_s});
        return;
    }
    m_look.start(m_workspace, accounts);
}

bool Command::leaveOutTokenless(std::vector<session::SignedIn>& accounts)
{
    for (const auto& account : accounts) {
        if (account.keychainTrouble)
            m_output.complain(*account.keychainTrouble);
    }
    std::erase_if(accounts, [](const session::SignedIn& account) { return account.token.isEmpty(); });
    if (accounts.empty()) {
        fail({.kind = core::ErrorKind::Unauthorized,
              .what = u"There is no token for the accounts that are set up."_s,
              .advice = u"Sign in again with `signalbox`, or set GH_TOKEN."_s});
    }
    return !accounts.empty();
}

void Command::complainOfTroubles()
{
    bool isLimited = false;
    for (const auto& freshness : m_look.troubles()) {
        m_hasTroubles = true;
        auto error = freshness.error.value_or(core::Error{});
        if (isLimit(error)) {
            // It concerns all repositories of the account.
            if (std::exchange(isLimited, true))
                continue;
            error.advice = error.retryAt ? u"Ask again at %1."_s.arg(clockTime(*error.retryAt)) : u"Ask again later."_s;
        } else {
            error.what = freshness.name.full() + ": "_L1 + error.what;
        }
        complain(error);
    }
}

session::AccountSession* Command::onlySession(core::RepositoryName* name)
{
    session::AccountSession* found = nullptr;
    int count = 0;
    for (const auto& session : m_look.sessions()) {
        for (const auto& watched : session->watcher().watched()) {
            found = session.get();
            *name = watched;
            ++count;
        }
    }
    if (count == 1)
        return found;
    fail({.kind = core::ErrorKind::Rejected,
          .what = u"It is not clear which repository is meant."_s,
          .advice = u"Name one with `--repo OWNER/NAME`."_s});
    return nullptr;
}

bool Command::isSaidYes(const QString& question, const QString& word)
{
    if (m_options.delivery.isYes)
        return true;
    const auto answer = askWord(question, word);
    if (!answer) {
        fail(answer.error());
        return false;
    }
    if (!*answer) {
        complain({.kind = core::ErrorKind::Cancelled, .what = u"Nothing was sent."_s});
        end(cli::Blocked);
    }
    return *answer;
}

void Command::complain(const core::Error& error)
{
    if (!m_ended)
        m_output.complain(error);
}

void Command::end(int status)
{
    if (!std::exchange(m_ended, true))
        Q_EMIT ended(status);
}

void Command::fail(const core::Error& error)
{
    complain(error);
    end(exitStatus(error));
}

bool Command::say(const QString& text)
{
    return say(text.toUtf8());
}

bool Command::say(const QByteArray& text)
{
    if (m_ended)
        return false;
    const bool written = m_output.write(text);
    if (!written)
        fail(Output::brokenPipe());
    return written;
}

} // namespace signalbox::console
