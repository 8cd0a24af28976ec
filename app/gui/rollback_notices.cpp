// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rollback_notices.h"

#include "lists/rollback_rows.h"

#include <QDBusConnection>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::gui {

RollbackNotices::RollbackNotices(Guards& guards, RollbackSide& rollbacks, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_rollbacks(rollbacks)
    , m_window(window)
    , m_notifier(QDBusConnection::sessionBus())
{
    connect(&guards, &Guards::opened, this,
            [this](const core::AccountId& account, delivery::EnvironmentGuards& ofAccount) {
                connect(&ofAccount, &delivery::EnvironmentGuards::opened, this,
                        [this, account, &ofAccount](const delivery::EnvironmentKey& environment) {
                            if (auto* guard = ofAccount.find(environment))
                                follow(account, *guard);
                        });
            });
    connect(&m_notifier, &desktop::Notifier::openAsked, this, [this](const QString& line, const QString& token) {
        if (!token.isEmpty())
            qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
        open(line);
    });
}

void RollbackNotices::follow(const core::AccountId& account, delivery::EnvironmentGuard& guard)
{
    connect(&guard.runner(), &delivery::RollbackRunner::notified, this,
            [this, account, &guard](const delivery::RollbackState& state) { tell(account, guard, state); });
}

void RollbackNotices::tell(const core::AccountId& account, delivery::EnvironmentGuard& guard,
                           const delivery::RollbackState& state)
{
    const auto& place = guard.runner().place();
    const Told told{.line = u"rollback "_s + place.repository.full() + u' ' + place.environment,
                    .account = account,
                    .environment = {.repository = place.repository, .environment = place.environment}};
    std::erase_if(m_told, [&](const Told& one) { return one.line == told.line; });
    m_told.push_back(told);
    const QString title
        = u"%1 of %2: %3"_s.arg(place.environment, place.repository.full(), lists::phaseText(state.phase));
    const auto shape = lists::phaseShape(state.phase);
    const bool isUrgent = shape == core::Outcome::NeedsPerson || shape == core::Outcome::Failed;
    m_notifier.show({.line = told.line, .title = title, .body = state.words, .urgent = isUrgent});
    const QString text = title + u". "_s + state.words;
    if (state.phase == delivery::RollbackPhase::CountingDown) {
        m_window.showBanner(shape, text, tr("Stop it"), [guarded = QPointer(&guard)] {
            if (guarded)
                guarded->runner().stop();
        });
    } else {
        m_window.showBanner(shape, text, tr("Show it"), [this, line = told.line] { open(line); });
    }
}

void RollbackNotices::open(const QString& line)
{
    const auto told = std::ranges::find(m_told, line, &Told::line);
    if (told == m_told.end())
        return;
    m_window.present();
    m_rollbacks.showNewest(told->account, told->environment);
}

} // namespace signalbox::gui
