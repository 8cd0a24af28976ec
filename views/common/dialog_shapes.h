// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVariantMap>

class QDialog;

namespace signalbox::views {

/// The shapes to which a user has drawn the dialogs over a window: their sizes, and the columns of the tables in them.
/// A dialog needs nothing for it but a name of its own (objectName); one without a frame is as large as it wants.
class DialogShapes final : public QObject {
    Q_OBJECT

public:
    /// Of every dialog that has this window as its parent.
    explicit DialogShapes(QWidget& window);

    const QVariantMap& save() const { return m_shapes; }
    /// What save() gave; anything else in it is passed over when its dialog comes.
    void restore(const QVariantMap& shapes) { m_shapes = shapes; }

Q_SIGNALS:
    /// A dialog was closed that has another shape than before.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void give(QDialog& dialog) const;
    void take(const QDialog& dialog);

    QWidget& m_window;
    QVariantMap m_shapes; ///< by name: the size, then the state of each heading of columns
};

} // namespace signalbox::views
