// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/storage_error.h"

#include <QCoreApplication>
#include <QDir>

namespace signalbox::history {
namespace {

struct Told {
    const char* what;
    const char* advice;
};

/// By primary result code, https://www.sqlite.org/rescode.html
Told told(int code)
{
    switch (code) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return {QT_TRANSLATE_NOOP("signalbox::history", "Another program keeps the history %1 locked."),
                QT_TRANSLATE_NOOP("signalbox::history", "Close the other Signalbox, then try again.")};
    case 8: // SQLITE_READONLY
        return {QT_TRANSLATE_NOOP("signalbox::history", "The history %1 may not be written."),
                QT_TRANSLATE_NOOP("signalbox::history", "Give your user the right to write this file and its folder.")};
    case 10: // SQLITE_IOERR
        return {QT_TRANSLATE_NOOP("signalbox::history", "The disk refused to read or write the history %1."),
                QT_TRANSLATE_NOOP("signalbox::history", "Check the disk, its free space and your quota.")};
    case 13: // SQLITE_FULL
        return {QT_TRANSLATE_NOOP("signalbox::history", "The disk with the history %1 is full."),
                QT_TRANSLATE_NOOP("signalbox::history", "Free some space on it, then try again.")};
    case 14: // SQLITE_CANTOPEN
        return {QT_TRANSLATE_NOOP("signalbox::history", "The history %1 cannot be opened."),
                QT_TRANSLATE_NOOP("signalbox::history",
                                  "Check that your user may read and write this file and its "
                                  "folder.")};
    default:
        return {QT_TRANSLATE_NOOP("signalbox::history", "The history %1 cannot be used."),
                QT_TRANSLATE_NOOP("signalbox::history", "Start again; if it stays, move the file away to begin anew.")};
    }
}

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::history", text);
}

QString shown(const QString& path)
{
    return QDir::toNativeSeparators(path);
}

} // namespace

core::Error storageError(const QString& path, const Failure& failure)
{
    const auto [what, advice] = told(failure.code);
    return {.kind = core::ErrorKind::Storage,
            .what = tr(what).arg(shown(path)),
            .advice = tr(advice),
            .detail = failure.text};
}

core::Error folderError(const QString& folder)
{
    return {.kind = core::ErrorKind::Storage,
            .what = tr("The folder %1 for the history cannot be made.").arg(shown(folder)),
            .advice = tr("Check that your user may write there and that the disk is not full.")};
}

core::Error newerSchemaError(const QString& path, int found, int known)
{
    return {.kind = core::ErrorKind::Unsupported,
            .what = tr("The history %1 has version %2, and this Signalbox knows versions up to %3.")
                        .arg(shown(path))
                        .arg(found)
                        .arg(known),
            .advice = tr("Use the newer Signalbox that wrote it, or move the file away to begin a new history.")};
}

core::Error notOpenError()
{
    return {.kind = core::ErrorKind::Storage, .what = tr("The history is not open.")};
}

core::Error noSuchActionError(qint64 id)
{
    return {.kind = core::ErrorKind::Storage, .what = tr("The history knows no action %1.").arg(id)};
}

core::Error cancelledError()
{
    return {.kind = core::ErrorKind::Cancelled, .what = tr("The history was closed before it answered.")};
}

core::Error damagedError(const QString& path, const QString& setAside, const Failure& failure)
{
    return {.kind = core::ErrorKind::Storage,
            .what = tr("The history %1 was damaged and is set aside as %2; a new one has begun.")
                        .arg(shown(path), shown(setAside)),
            .advice = tr("Check the disk: nothing but the disk or another program damages this file."),
            .detail = failure.text};
}

core::Error cannotSetAsideError(const QString& path, const QString& reason)
{
    return {.kind = core::ErrorKind::Storage,
            .what = tr("The history %1 is damaged and cannot be set aside.").arg(shown(path)),
            .advice = tr("Move the file away by hand, then start again."),
            .detail = reason};
}

} // namespace signalbox::history
