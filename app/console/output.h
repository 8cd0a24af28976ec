// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

#include <cstdio>

namespace signalbox::console {

/// Standard output, line by line, and what went wrong on standard error.
class Output {
public:
    /// False once nobody reads any more.
    bool write(const QString& text) { return write(text.toUtf8()); }
    bool write(const QByteArray& bytes);
    /// What happened and what to do, as one line.
    void complain(const core::Error& error);

    /// What to say when nobody reads the output any more.
    static core::Error brokenPipe();

private:
    bool m_open = true;
};

/// The status to end with after this error: that of a missing or refused token, else that of any failure.
int exitStatus(const core::Error& error);

} // namespace signalbox::console
