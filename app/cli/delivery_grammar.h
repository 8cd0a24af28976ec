// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/delivery_options.h"

#include <QCommandLineParser>

#include <optional>

namespace signalbox::cli {

/// The commands that act on what is delivered, with the options that each of them takes.
namespace delivery_grammar {

/// How many words a command takes behind its own.
struct Words {
    qsizetype least = 0;
    qsizetype most = 0;
    QString missing; ///< what it needs, to be said where it is missing
};

/// Nothing for a word that is none of these commands.
std::optional<Words> words(const QString& command);
QList<QCommandLineOption> options();
/// The first option that was given and does not go with the command (empty: with none of these); else empty.
QString misplaced(const QCommandLineParser& parser, const QString& command);
DeliveryOptions read(const QCommandLineParser& parser);
/// Lines for --help, a command each.
QString help();

} // namespace delivery_grammar
} // namespace signalbox::cli
