// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run.h"
#include "lists/job_kinds.h"
#include "session/workspace.h"
#include "settings/kind_corrections.h"

#include <QObject>

namespace signalbox::views {
class MainWindow;
}

namespace signalbox::gui {

/// What the user says that jobs are for: out of the settings to the pipeline screen, and changed by the user there,
/// with a banner that takes it back. GUI thread only.
class KindSide final : public QObject {
    Q_OBJECT

public:
    KindSide(session::Workspace& workspace, views::MainWindow& window, QObject* parent = nullptr);

    /// This run is on screen.
    void show(const core::AccountId& account, const core::Run& run);

private:
    using Scope = settings::KindCorrections::Scope;

    void use(const Scope& scope);
    void correct(const QString& name, std::optional<lists::JobKind> kind);
    bool keep(const Scope& scope, const QString& name, const QString& word);

    views::MainWindow& m_window;
    settings::KindCorrections m_kept;
    Scope m_scope; ///< of the run on screen
};

} // namespace signalbox::gui
