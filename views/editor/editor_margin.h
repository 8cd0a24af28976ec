// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace signalbox::views {

class TextEditor;

/// Left of the text: the shape of the worst that was found on a line, its number, and a mark where lines can be folded.
/// What a click on it does is done by the keyboard in the text itself.
class EditorMargin final : public QWidget {
    Q_OBJECT

public:
    explicit EditorMargin(TextEditor& editor);

    /// As wide as the last line's number wants it, and as high as the text.
    void fit();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;

private:
    int signSide() const;
    int lineAt(int y) const; ///< from 0; -1 below the last one

    TextEditor& m_editor;
};

} // namespace signalbox::views
