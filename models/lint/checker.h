// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expressions/language.h"
#include "lint/action_catalogue.h"
#include "lint/diagnostic.h"
#include "lint/repository.h"
#include "lint/syntax.h"

#include <QStringView>

#include <vector>

namespace signalbox::lint {

/// What a file is to GitHub, by its name and, where that says nothing, by what is in it.
enum class FileKind { Workflow, Action, Dependabot };

/// Judges workflow and action files. Made once, which takes a few milliseconds for its tables; check() may be called
/// from any thread, also at once.
class Checker {
public:
    Checker();

    /// Everything that is wrong with the file, by place. `path` tells workflows and actions apart; it may be empty.
    /// Where the repository knows the path as one of its own, what the file says of others is held against these.
    std::vector<Diagnostic> check(const QByteArray& text, QStringView path = {},
                                  const Repository& repository = {}) const;

    const Syntax& syntax() const { return m_syntax; }
    const expressions::Language& language() const { return m_language; }
    const ActionCatalogue& actions() const { return m_actions; }

private:
    Syntax m_syntax;
    expressions::Language m_language;
    ActionCatalogue m_actions;
};

} // namespace signalbox::lint
