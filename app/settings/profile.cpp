// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profile.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace signalbox::settings {

Profile Profile::ofUser()
{
    // The generic locations and a name of our own: the folder does not depend on how the program calls itself to Qt.
    const auto under = [](QStandardPaths::StandardLocation location) {
        return QString(QStandardPaths::writableLocation(location) + "/signalbox"_L1);
    };
    return {.config = under(QStandardPaths::GenericConfigLocation),
            .data = under(QStandardPaths::GenericDataLocation),
            .cache = under(QStandardPaths::GenericCacheLocation)};
}

Profile Profile::in(const QString& folder)
{
    return {.config = folder + "/config"_L1, .data = folder + "/data"_L1, .cache = folder + "/cache"_L1};
}

} // namespace signalbox::settings
