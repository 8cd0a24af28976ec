// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextDocumentLayout>

namespace signalbox::views {

/// A layout that draws one line again where one line was changed. Qt's own adds what was removed to what was put in its
/// place, and takes a line that is coloured anew, as each is that somebody types in, for two; so it draws the whole
/// view for each key, which costs more than all else that a key does.
class NarrowLayout final : public QPlainTextDocumentLayout {
    Q_OBJECT

public:
    explicit NarrowLayout(QTextDocument& document);

protected:
    void documentChanged(int from, int charactersRemoved, int charactersAdded) override;

private:
    int m_lines = 0; ///< of the document when it was last told of a change
};

} // namespace signalbox::views
