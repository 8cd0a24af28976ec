// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lint/diagnostic.h"

#include <QObject>

#include <vector>

namespace signalbox::editing {

/// Whoever finds the mistakes in a text: one for each open document, which is told of every change and answers when it
/// can. It may leave out texts that a newer one has overtaken; the editor drops answers about another text than it
/// shows.
class DocumentCheck : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// `text` is the file as it would be saved, with its byte order mark and its line ends; ranges are offsets in it.
    /// `path` is the file's within its repository, or on this disk. Does not wait: the answer comes by checked().
    virtual void textChanged(const QByteArray& text, const QString& path, int revision) = 0;

Q_SIGNALS:
    /// What was found in the text of that revision, by place.
    void checked(const std::vector<signalbox::lint::Diagnostic>& diagnostics, int revision);
};

} // namespace signalbox::editing
