// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/data_folder.h"

#include <QDir>

namespace signalbox::tests {

std::optional<QString> dataFolder(const char* variable, const QString& name)
{
    const QString named = qEnvironmentVariable(variable);
    const QDir folder(named.isEmpty() ? QStringLiteral(SIGNALBOX_SOURCE_DIR "/../shared/") + name : named);
    if (!folder.exists())
        return std::nullopt;
    return folder.canonicalPath();
}

} // namespace signalbox::tests
