// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/health_side.h"

#include "delivery/environment_rank.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::gui {

HealthSide::HealthSide(session::Workspace& workspace, views::MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_window(window)
    , m_file(workspace.profile().healthFile())
    , m_prober(workspace.clock())
{
}

HealthSide::~HealthSide()
{
    delete m_dialog;
}

void HealthSide::open(const delivery::EnvironmentKey& environment)
{
    delete m_dialog;
    m_environment = environment;
    const auto all = m_file.read();
    delivery::HealthSettings settings{.of = environment};
    if (all) {
        const auto kept = std::ranges::find(*all, environment, &delivery::HealthSettings::of);
        settings = kept == all->end() ? settings : *kept;
    }
    m_dialog = new views::HealthDialog(settings, delivery::isProduction(environment.environment), &m_window);
    connect(m_dialog, &views::HealthDialog::tryRequested, this,
            [this](const delivery::Probe& probe, const QByteArray& typed) {
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
    // Whoever guards looks at the file.
    if (auto written = settings.probes.empty() ? m_file.forget(settings.of) : m_file.keep(settings); !written)
        kept = written;
    if (!dialog)
        co_return;
    if (kept)
        dialog->accept();
    else
        dialog->say(kept.error());
}

} // namespace signalbox::gui
