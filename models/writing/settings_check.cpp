// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "writing/settings_check.h"

#include "lint/settings.h"

namespace signalbox::writing {

std::vector<lint::Diagnostic> settingsProblems(const QByteArray& text)
{
    const auto mistake = lint::Settings::mistakeIn(text);
    return mistake ? std::vector{*mistake} : std::vector<lint::Diagnostic>();
}

void SettingsCheck::textChanged(const QByteArray& text, const QString& /*path*/, int revision)
{
    QMetaObject::invokeMethod(
        this, [this, text, revision] { Q_EMIT checked(settingsProblems(text), revision); }, Qt::QueuedConnection);
}

} // namespace signalbox::writing
