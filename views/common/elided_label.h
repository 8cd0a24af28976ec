// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace signalbox::views {

/// Plain text on one line, or on few, that ends in "…" when there is no room, and then shows the whole of it as its
/// tooltip.
class ElidedLabel final : public QWidget {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    explicit ElidedLabel(const QString& text, QWidget* parent = nullptr);

    /// Line breaks become spaces.
    void setText(const QString& text);
    QString text() const { return m_text; }
    /// For a text on one line; one on several ends in "…".
    void setElideMode(Qt::TextElideMode mode);
    /// Goes on in a next line, at a space, up to this many; 1 at first. What lays it out asks for the height by width.
    void setMostLines(int lines);
    /// Second-rank text.
    void setMuted(bool muted);
    /// Whether the text as a whole does not fit right now.
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QStringList linesFor(int width) const;

    QString m_text;
    int m_mostLines = 1;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace signalbox::views
