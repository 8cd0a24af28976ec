// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/glob.h"
#include "lint/diagnostic.h"

#include <QHash>

#include <expected>
#include <optional>
#include <vector>

namespace signalbox::lint {

/// What a repository wants to be told of, and as what. A document of YAML:
/// `rules: {RULE: off|error|warning|hint}` and `ignore: [PATTERN of a path in the repository, ...]`.
class Settings {
public:
    /// Rejected with the line that is wrong: an unknown rule, severity or key.
    static core::Result<Settings> read(const QByteArray& text);
    /// Why read() rejects the text, where that stands in it, as a finding of the rule "settings"; nothing where it does
    /// not.
    static std::optional<Diagnostic> mistakeIn(const QByteArray& text);

    /// Nothing is said of that file; `path` is as the repository names it.
    bool leavesOut(const QString& path) const;

    /// Findings as the settings and the comments of the file have them. `# signalbox-lint: ignore RULE, RULE -- REASON`
    /// takes back those of its own line, or of the next where nothing else stands in its own; without a reason it takes
    /// back nothing and is a finding itself.
    std::vector<Diagnostic> applied(std::vector<Diagnostic> diagnostics, const QByteArray& text) const;

private:
    static std::expected<Settings, Diagnostic> readOrTell(const QByteArray& text);

    QHash<QString, std::optional<Severity>> m_severities; ///< by rule; nothing: off
    std::vector<core::Glob> m_ignored;
};

} // namespace signalbox::lint
