// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::settings {

/// The folders in which one user's state lives. Nothing of it is made before it is written to.
/// https://specifications.freedesktop.org/basedir-spec/latest/
struct Profile {
    QString config; ///< what the user has set
    QString data; ///< what the user would miss
    QString cache; ///< what can be fetched again

    QString settingsFile() const { return config + QStringLiteral("/signalbox.ini"); }
    /// Sizes, columns and the like, which the window itself keeps.
    QString windowFile() const { return config + QStringLiteral("/window.ini"); }
    /// What the user wants to be told: the user writes it, and nobody else.
    QString noticeRulesFile() const { return config + QStringLiteral("/notices.json"); }
    /// How the health of environments is watched.
    QString healthFile() const { return config + QStringLiteral("/health.json"); }
    QString storeFile() const { return data + QStringLiteral("/history.db"); }
    QString logFolder() const { return cache + QStringLiteral("/logs"); }
    /// Logs that the user wants to have for longer than GitHub does.
    QString keptLogFolder() const { return data + QStringLiteral("/logs"); }
    /// What was typed into workflow files and not saved.
    QString draftFolder() const { return data + QStringLiteral("/drafts"); }
    QString workflowFolder() const { return cache + QStringLiteral("/workflows"); }

    /// ~/.config/signalbox, ~/.local/share/signalbox and ~/.cache/signalbox, or where XDG_*_HOME say.
    static Profile ofUser();
    /// All of it under one folder: the demo's throw-away profile, and the tests'.
    static Profile in(const QString& folder);

    bool operator==(const Profile&) const = default;
};

} // namespace signalbox::settings
