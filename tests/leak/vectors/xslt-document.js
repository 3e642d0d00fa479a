export const shared = true;
export default async (t) => {
    const sheet = new DOMParser().parseFromString(`<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="${t.http}"/><xsl:template match="/"><p><xsl:copy-of select="document(&quot;${t.http}&quot;)"/></p></xsl:template></xsl:stylesheet>`, "text/xml");
    const processor = new XSLTProcessor();
    processor.importStylesheet(sheet);
    processor.transformToFragment(new DOMParser().parseFromString("<a/>", "text/xml"), document);
};
