// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/health_side.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::gui {

HealthSide::HealthSide(session::Workspace& workspace, Accounts& accounts, Guards& guards, views::MainWindow& window,
                       QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_accounts(accounts)
    , m_guards(guards)
    , m_window(window)
    , m_file(workspace.profile().healthFile())
    , m_prober(workspace.clock())
{
    connect(&guards, &Guards::opened, this,
            [this](const core::AccountId& account, delivery::EnvironmentGuards& opened) {
                connect(&opened, &delivery::EnvironmentGuards::healthChanged, this,
                        [this, account](const delivery::EnvironmentKey& environment) {
                            Q_EMIT changed(account, environment);
                        });
                m_file.watch();
                apply(account);
            });
    connect(&m_file, &settings::HealthWatchFile::changed, this, [this] {
        for (const core::AccountId& account : m_accounts.working())
            apply(account);
    });
}

HealthSide::~HealthSide()
{
    delete m_dialog;
}

void HealthSide::apply(const core::AccountId& account)
{
    const auto all = m_file.read();
    if (!all) // the window says so as soon as somebody opens it
        return;
    for (const delivery::HealthSettings& settings : *all) {
        auto* session = m_accounts.watching(settings.of.repository);
        if (session && session->account().id == account)
            QCoro::connect(guard(account, settings), this, [] { });
    }
}

QCoro::Task<void> HealthSide::guard(core::AccountId account, delivery::HealthSettings settings)
{
    const QPointer alive(this);
    const auto headers = co_await m_workspace.probeSecrets().headersOf(settings);
    if (!alive)
        co_return;
    auto* guards = m_guards.of(account);
    if (!headers && m_dialog && m_environment == settings.of)
        m_dialog->say(headers.error());
    if (guards && headers)
        guards->guard(settings, *headers);
    Q_EMIT changed(account, settings.of);
}

void HealthSide::open(const core::AccountId& account, const delivery::EnvironmentKey& environment)
{
    delete m_dialog;
    m_account = account;
    m_environment = environment;
    const auto all = m_file.read();
    delivery::HealthSettings settings{.of = environment};
    if (all) {
        const auto kept = std::ranges::find(*all, environment, &delivery::HealthSettings::of);
        settings = kept == all->end() ? settings : *kept;
    }
    const bool isProduction = environment.environment.contains("prod"_L1, Qt::CaseInsensitive);
    m_dialog = new views::HealthDialog(settings, isProduction, &m_window);
    connect(m_dialog, &views::HealthDialog::tryRequested, this, [this](const delivery::Probe& probe, const QByteArray& typed) {
        QCoro::connect(tryProbe(probe, typed), this, [] { });
    });
    connect(m_dialog, &views::HealthDialog::saveRequested, this,
            [this](const delivery::HealthSettings& wanted, const std::vector<views::HealthDialog::Secret>& secrets) {
                QCoro::connect(save(wanted, secrets), this, [] { });
            });
    if (!all)
        m_dialog->say(all.error());
    m_dialog->show();
}

QCoro::Task<void> HealthSide::tryProbe(delivery::Probe probe, QByteArray typed)
{
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    std::vector<delivery::ProbeHeader> headers;
    if (!typed.isEmpty()) {
        for (const QString& name : probe.headers)
            headers.push_back({.name = name.toLatin1(), .value = typed});
    } else if (!probe.headers.isEmpty()) {
        const auto kept = co_await m_workspace.probeSecrets().headersOf({.of = m_environment, .probes = {probe}});
        if (!alive || !dialog)
            co_return;
        if (!kept) {
            dialog->say(kept.error());
            co_return;
        }
        headers = kept->front();
    }
    const delivery::ProbeQuestion question{.probe = probe, .headers = headers};
    const auto answer = co_await m_prober.ask(question);
    if (alive && dialog && answer)
        dialog->showAnswer(*answer);
}

QCoro::Task<void> HealthSide::save(delivery::HealthSettings settings, std::vector<views::HealthDialog::Secret> secrets)
{
    const QPointer alive(this);
    const QPointer dialog = m_dialog;
    core::Result<void> kept;
    for (const views::HealthDialog::Secret& secret : secrets) {
        const auto written
            = co_await m_workspace.probeSecrets().keep(settings.of, secret.url, secret.header, secret.value);
        if (!alive)
            co_return;
        if (!written)
            kept = std::unexpected(written.error()); // known until the program ends
    }
    if (auto written = settings.probes.empty() ? m_file.forget(settings.of) : m_file.keep(settings); !written)
        kept = written;
    else
        QCoro::connect(guard(m_account, settings), this, [] { });
    if (!dialog)
        co_return;
    if (kept)
        dialog->accept();
    else
        dialog->say(kept.error());
}

} // namespace signalbox::gui
