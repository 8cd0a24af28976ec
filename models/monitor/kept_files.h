// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace signalbox::monitor {

/// Files of repositories that are kept on this disk. A worker's work, but for the name.

/// A name from outside as that of one folder or file, whatever it holds; a dot would let it climb.
QString placeName(const QString& name);

/// Nothing when it is not kept, or was kept before `oldest`, where that is valid.
std::optional<QByteArray> kept(const QString& place, const QDateTime& oldest = {});

/// That a disk refuses it is no loss: it is asked for again.
void keep(const QString& place, const QByteArray& text);

} // namespace signalbox::monitor
