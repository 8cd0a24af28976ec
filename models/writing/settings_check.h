// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "editing/document_check.h"

namespace signalbox::writing {

/// What keeps .github/signalbox-lint.yml from being read: nothing, or the first mistake.
std::vector<lint::Diagnostic> settingsProblems(const QByteArray& text);

/// The same beside the typing. The file is small, so each text is judged as it comes, in the next turn of the event
/// loop.
class SettingsCheck final : public editing::DocumentCheck {
    Q_OBJECT

public:
    using DocumentCheck::DocumentCheck;

    void textChanged(const QByteArray& text, const QString& path, int revision) override;
};

} // namespace signalbox::writing
