// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "delivery/health_dialog.h"
#include "session/workspace.h"
#include "settings/health_watch_file.h"
#include "window/main_window.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace signalbox::gui {

/// The window in which the health watch of an environment is set, kept for every program that guards.
class HealthSide final : public QObject {
    Q_OBJECT

public:
    HealthSide(session::Workspace& workspace, views::MainWindow& window, QObject* parent = nullptr);
    ~HealthSide() override;

    void open(const delivery::EnvironmentKey& environment);

private:
    QCoro::Task<void> tryProbe(delivery::Probe probe, QByteArray typed);
    QCoro::Task<void> save(delivery::HealthSettings settings, std::vector<views::HealthDialog::Secret> secrets);

    session::Workspace& m_workspace;
    views::MainWindow& m_window;
    settings::HealthWatchFile m_file;
    delivery::Prober m_prober; // of "Try now"
    delivery::EnvironmentKey m_environment;
    QPointer<views::HealthDialog> m_dialog;
};

} // namespace signalbox::gui
