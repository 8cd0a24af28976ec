// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/language.h"
#include "lint/action_catalogue.h"
#include "lint/diagnostic.h"
#include "lint/learned_actions.h"
#include "lint/repository.h"
#include "lint/syntax.h"

#include <QStringView>

#include <vector>

namespace signalbox::lint {

/// What a file is to GitHub.
enum class FileKind { Workflow, Action, Dependabot };

/// By its name and, where that says nothing, by what is in it.
FileKind kindOf(QStringView path, const yaml::Place& root);
/// The name of the syntax's type of such a file.
QByteArrayView rootType(FileKind kind);

/// Judges workflow files, action files and dependabot.yml. Made once, which takes a few milliseconds for its tables;
/// check() may be called from any thread, also at once.
class Checker {
public:
    /// `learned` may learn while files are checked; null: nothing is known beyond the catalogue.
    explicit Checker(std::shared_ptr<const LearnedActions> learned = nullptr);

    /// Everything that is wrong with the file, by place. `path` tells workflows and actions apart; it may be empty.
    /// Where the repository knows the path as one of its own, what the file says of others is held against these.
    std::vector<Diagnostic> check(const QByteArray& text, QStringView path = {},
                                  const Repository& repository = {}) const;

    const Syntax& syntax() const { return m_syntax; }
    const expressions::Language& language() const { return m_language; }
    const ActionCatalogue& actions() const { return m_actions; }
    const LearnedActions& learned() const { return *m_learned; }

private:
    Syntax m_syntax;
    expressions::Language m_language;
    ActionCatalogue m_actions;
    std::shared_ptr<const LearnedActions> m_learned;
};

} // namespace signalbox::lint
